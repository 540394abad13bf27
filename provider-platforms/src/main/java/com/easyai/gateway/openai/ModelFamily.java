package com.easyai.gateway.openai;

import com.easyai.gateway.job.JobKind;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters a model takes, after OpenAI's specification (openai-openapi, {@code openapi.json}: images/generations,
 * images/edits, videos). Models of other names are a compatible platform's own, and take what its operator listed.
 */
enum ModelFamily {
    GPT_IMAGE(
            Set.of(
                    "prompt",
                    "n",
                    "size",
                    "quality",
                    "background",
                    "output_format",
                    "output_compression",
                    "moderation",
                    "user"),
            Set.of(
                    "image",
                    "mask",
                    "prompt",
                    "n",
                    "size",
                    "quality",
                    "background",
                    "output_format",
                    "output_compression",
                    "input_fidelity",
                    "user"),
            Set.of()),
    DALL_E_3(Set.of("prompt", "n", "size", "quality", "style", "user"), Set.of(), Set.of()),
    DALL_E_2(Set.of("prompt", "n", "size", "user"), Set.of("image", "mask", "prompt", "n", "size", "user"), Set.of()),
    SORA(Set.of(), Set.of(), Set.of("prompt", "seconds", "size", "input_reference")),
    OTHER(Set.of(), Set.of(), Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // always made by Set.of, of texts
    private final Set<String> image;

    @SuppressWarnings("ImmutableEnumChecker") // always made by Set.of, of texts
    private final Set<String> edit;

    @SuppressWarnings("ImmutableEnumChecker") // always made by Set.of, of texts
    private final Set<String> video;

    ModelFamily(Set<String> image, Set<String> edit, Set<String> video) {
        this.image = image;
        this.edit = edit;
        this.video = video;
    }

    static ModelFamily of(String model) {
        if (model.startsWith("gpt-image") || model.equals("chatgpt-image-latest")) {
            return GPT_IMAGE;
        }
        if (model.startsWith("dall-e-3")) {
            return DALL_E_3;
        }
        if (model.startsWith("dall-e-2")) {
            return DALL_E_2;
        }
        return model.startsWith("sora-") ? SORA : OTHER;
    }

    /** The parameters it takes for a kind; empty where it takes any. None at all means that it does not do that kind. */
    Optional<Set<String>> parameters(JobKind kind) {
        return this == OTHER
                ? Optional.empty()
                : Optional.of(
                        switch (kind) {
                            case IMAGE -> image;
                            case EDIT -> edit;
                            case VIDEO -> video;
                            case CHAT, EMBEDDING -> Set.of();
                        });
    }

    int mostPictures() {
        return this == DALL_E_3 ? 1 : 10;
    }

    int mostInputs() {
        return this == DALL_E_2 ? 1 : 16;
    }

    /** GPT image models always answer with base64 and refuse the field; of a stranger we do not know. */
    boolean takesResponseFormat() {
        return this == DALL_E_3 || this == DALL_E_2;
    }
}
