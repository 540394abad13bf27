package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.desk.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The image model families of OpenAI, and the fields each takes. */
enum ImageModel {
    GPT_IMAGE(
            32_000,
            Map.of(
                    "n", new Rule.Whole(1, 10),
                    "quality", new Rule.OneOf("auto", "low", "medium", "high"),
                    "output_format", new Rule.OneOf("png", "jpeg"),
                    "output_compression", new Rule.Whole(0, 100),
                    "background", new Rule.OneOf("auto", "transparent", "opaque"),
                    "moderation", new Rule.OneOf("auto", "low"),
                    "partial_images", new Rule.Whole(0, 3))),
    DALL_E_3(
            4_000,
            Map.of(
                    "n", new Rule.Whole(1, 1),
                    "quality", new Rule.OneOf("standard", "hd"),
                    "style", new Rule.OneOf("vivid", "natural"),
                    "size", new Rule.OneOf("1024x1024", "1792x1024", "1024x1792"),
                    "response_format", new Rule.OneOf("url", "b64_json"))),
    DALL_E_2(
            1_000,
            Map.of(
                    "n", new Rule.Whole(1, 10),
                    "size", new Rule.OneOf("256x256", "512x512", "1024x1024"),
                    "response_format", new Rule.OneOf("url", "b64_json")));

    private static final Rule.OneOf GPT_SIZES = new Rule.OneOf("auto", "1024x1024", "1536x1024", "1024x1536");

    private final int longestPrompt;

    @SuppressWarnings("ImmutableEnumChecker") // always made by Map.of, of records that hold values
    private final Map<String, Rule> fields;

    ImageModel(int longestPrompt, Map<String, Rule> fields) {
        this.longestPrompt = longestPrompt;
        this.fields = fields;
    }

    static Optional<ImageModel> of(String name) {
        if (name.startsWith("gpt-image") || name.equals("chatgpt-image-latest")) {
            return Optional.of(GPT_IMAGE);
        }
        return switch (name) {
            case "dall-e-3" -> Optional.of(DALL_E_3);
            case "dall-e-2" -> Optional.of(DALL_E_2);
            default -> Optional.empty();
        };
    }

    /** gpt-image-2 takes any size within bounds, which {@link #badSize} checks; the others take a list. */
    Shape shape(String model) {
        Map<String, Rule> all = new HashMap<>(fields);
        all.put("model", new Rule.Text(200));
        all.put("prompt", new Rule.Text(longestPrompt));
        all.put("user", new Rule.Text(500));
        all.put("stream", new Rule.Flag());
        if (this == GPT_IMAGE) {
            all.put("size", takesAnySize(model) ? new Rule.Text(20) : GPT_SIZES);
        }
        return new Shape(Map.copyOf(all), List.of("prompt"));
    }

    /** Whether {@code size} is outside the bounds of a model that takes any. */
    boolean badSize(String model, String size) {
        if (this != GPT_IMAGE || !takesAnySize(model) || size.equals("auto")) {
            return false;
        }
        return Size.of(size).filter(ImageModel::withinBounds).isEmpty();
    }

    private static boolean withinBounds(Size size) {
        boolean steps = size.width() % 16 == 0 && size.height() % 16 == 0;
        int longer = Math.max(size.width(), size.height());
        int shorter = Math.min(size.width(), size.height());
        return steps && size.ratio() <= 3 && longer <= 3840 && shorter <= 2160;
    }

    private static boolean takesAnySize(String model) {
        return model.startsWith("gpt-image-2");
    }

    /** Whether a link may be asked for; GPT image models always answer inline and refuse {@code response_format}. */
    boolean linksByDefault() {
        return this != GPT_IMAGE;
    }
}
