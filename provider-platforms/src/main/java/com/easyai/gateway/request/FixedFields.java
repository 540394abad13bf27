package com.easyai.gateway.request;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.job.JobKind;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields that a kind has whatever the model: what to make, and from which pictures. */
final class FixedFields {
    /** What is made of, not how: never a price condition. */
    static final Set<String> CONTENT = Set.of("prompt", "image", "mask", "input_reference");

    private static final int MAX_IMAGES = 16;

    private final BodyPath path;
    private final CheckPicture pictures;

    FixedFields(BodyPath path, CheckPicture pictures) {
        this.path = path;
        this.pictures = pictures;
    }

    /** The content fields of a kind, in the order of OpenAI's reference. */
    static List<String> of(JobKind kind) {
        return switch (kind) {
            case IMAGE -> List.of("prompt");
            case EDIT -> List.of("image", "prompt", "mask");
            case VIDEO -> List.of("prompt", "input_reference");
            case CHAT, EMBEDDING -> List.of();
        };
    }

    /** Copies a kind's content fields from the input, checked. */
    void copy(JobKind kind, ObjectNode input, ObjectNode target) {
        for (String field : of(kind)) {
            JsonNode value = input.get(field);
            if (value != null && !value.isNull()) {
                target.set(field, checked(field, value));
            } else if (!field.equals("mask") && !field.equals("input_reference")) {
                throw path.missing(field);
            }
        }
    }

    private JsonNode checked(String field, JsonNode value) {
        return switch (field) {
            case "prompt" -> JsonNodeFactory.instance.stringNode(CheckText.prompt(value, path));
            case "image" -> images(value);
            case "input_reference" -> reference(value);
            default -> picture(field, value);
        };
    }

    private JsonNode picture(String field, JsonNode value) {
        pictures.check(field, value);
        return value;
    }

    private JsonNode images(JsonNode value) {
        if (!value.isArray()) {
            return picture("image", value);
        }
        if (value.isEmpty() || value.size() > MAX_IMAGES) {
            throw path.at("image", ErrorCode.INVALID_VALUE, "must be one picture, or a list of 1 to " + MAX_IMAGES);
        }
        for (int i = 0; i < value.size(); i++) {
            pictures.check("image[" + i + "]", value.path(i));
        }
        return value;
    }

    /** OpenAI takes the reference picture as an object too; what it points to is the same. */
    private JsonNode reference(JsonNode value) {
        return value.isObject() && value.has("image_url") && value.size() == 1
                ? picture("input_reference.image_url", value.path("image_url"))
                : picture("input_reference", value);
    }
}
