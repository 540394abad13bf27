package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.ProviderRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A video for Ark: the prompt and the first frame are items of {@code content}, size becomes resolution and ratio. */
final class PrepareVideo {
    private final ProviderRequest request;
    private final ArkModel model;
    private final Prepared prepared;
    private final ArrayNode content;

    private PrepareVideo(ProviderRequest request) {
        this.request = request;
        this.model = new ArkModel(request.platformModel());
        this.prepared = new Prepared(request);
        this.content = prepared.body.putArray("content");
    }

    static Preparation of(ProviderRequest request) {
        return new PrepareVideo(request).prepare();
    }

    private Preparation prepare() {
        prepared.refuseUnless(model.makesVideos(), "model", "does not make videos on this platform");
        request.parameters().properties().stream()
                .filter(parameter -> !parameter.getValue().isNull())
                .forEach(parameter -> take(parameter.getKey(), parameter.getValue()));
        // Said aloud, because Ark's default has changed between models.
        if (!prepared.body.has("watermark")) {
            prepared.body.put("watermark", false);
        }
        return prepared.result();
    }

    private void take(String name, JsonNode value) {
        switch (name) {
            case "model" -> {}
            case "prompt" -> content.insertObject(0).put("type", "text").put("text", value.asString());
            case "input_reference" -> firstFrame(value);
            case "size" -> size(value.asString(""));
            case "seconds" -> seconds(value.asString(""));
            case "resolution" -> word(VideoSize.isResolution(value.asString("")), name, value);
            case "ratio" -> word(VideoSize.isRatio(value.asString("")), name, value);
            case "watermark", "generate_audio", "camera_fixed" -> flag(name, value);
            case "seed" -> prepared.body.set(name, value);
            case "n" -> prepared.refuseUnless(value.asInt(0) == 1, "n", "must be 1 for a video");
            default -> prepared.refuseUnknown(name);
        }
    }

    private void firstFrame(JsonNode value) {
        String url = value.isObject() ? value.path("image_url").asString("") : value.asString("");
        content.addObject()
                .put("type", "image_url")
                .put("role", "first_frame")
                .putObject("image_url")
                .put("url", url);
    }

    private void size(String text) {
        boolean saidTwice =
                request.parameters().has("resolution") || request.parameters().has("ratio");
        Optional<VideoSize> size = VideoSize.of(text);
        prepared.refuseUnless(
                size.isPresent(),
                "size",
                "must be a resolution such as 720p, or pixels such as 1280x720, with a shorter side of 480, 720, 1080 or"
                        + " 2160 and a ratio of 21:9, 16:9, 4:3, 1:1, 3:4 or 9:16");
        prepared.refuseUnless(!saidTwice, "size", "cannot be combined with resolution or ratio");
        size.ifPresent(known -> {
            prepared.body.put("resolution", known.resolution());
            known.ratio().ifPresent(ratio -> prepared.body.put("ratio", ratio));
        });
    }

    private void seconds(String text) {
        boolean whole = text.matches("\\d{1,4}");
        prepared.refuseUnless(
                whole && model.makesSeconds(Integer.parseInt(text)),
                "seconds",
                "must be a whole number of seconds that " + request.platformModel() + " can make");
        if (whole) {
            prepared.body.put("duration", Integer.parseInt(text));
        }
    }

    private void word(boolean known, String name, JsonNode value) {
        prepared.refuseUnless(known, name, "is not one of Ark's");
        prepared.body.set(name, value);
    }

    private void flag(String name, JsonNode value) {
        prepared.refuseUnless(value.isBoolean(), name, "must be true or false");
        prepared.body.set(name, value);
    }
}
