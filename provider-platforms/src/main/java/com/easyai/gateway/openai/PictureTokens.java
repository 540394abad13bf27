package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.job.JobKind;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The tokens of pictures by GPT image models. Source: OpenAI's guide "Image generation", section "Cost and latency"
 * (platform.openai.com/docs/guides/image-generation), whose table is for {@code gpt-image-1}. What a call leaves to the
 * model ({@code auto}, or nothing) is taken as the most it can choose: too much reserved is given back with the answer.
 */
final class PictureTokens {
    private static final int CHARACTERS_A_TOKEN = 3;

    private record Quality(long low, long medium, long high) {
        long of(String name) {
            return switch (name) {
                case "low" -> low;
                case "medium" -> medium;
                default -> high;
            };
        }
    }

    private static final Quality PORTRAIT = new Quality(408, 1584, 6240);

    private static final Map<String, Quality> BY_SIZE = Map.of(
            "1024x1024", new Quality(272, 1056, 4160),
            "1024x1536", PORTRAIT,
            "1536x1024", new Quality(400, 1568, 6208));

    private PictureTokens() {}

    /** 0 for models that are not counted in tokens, and for videos. */
    static long of(PreparedCall call) {
        boolean isCounted =
                call.kind() != JobKind.VIDEO && ModelFamily.of(call.platformModel()) == ModelFamily.GPT_IMAGE;
        return isCounted ? pictures(call) + prompt(call) : 0;
    }

    private static long pictures(PreparedCall call) {
        Quality quality = BY_SIZE.getOrDefault(text(call, "size"), PORTRAIT);
        return Math.max(1, call.parameters().path("n").asInt(1)) * quality.of(text(call, "quality"));
    }

    private static long prompt(PreparedCall call) {
        return Math.ceilDiv(text(call, "prompt").length(), CHARACTERS_A_TOKEN);
    }

    private static String text(PreparedCall call, String name) {
        JsonNode value = call.parameters().path(name);
        return value.isString() ? value.asString() : "";
    }
}
