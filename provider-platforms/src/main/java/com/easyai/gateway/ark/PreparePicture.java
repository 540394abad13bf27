package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.ProviderRequest;
import tools.jackson.databind.JsonNode;

/**
 * A picture for Ark: edits are generations with an {@code image}; there is no {@code n}, but sets of up to 15 pictures,
 * inputs included; a watermark is on unless refused.
 */
final class PreparePicture {
    private static final int MOST_IN_AND_OUT = 15;

    private final ProviderRequest request;
    private final ArkModel model;
    private final Prepared prepared;

    private PreparePicture(ProviderRequest request) {
        this.request = request;
        this.model = new ArkModel(request.platformModel());
        this.prepared = new Prepared(request);
    }

    static Preparation of(ProviderRequest request) {
        return new PreparePicture(request).prepare();
    }

    private Preparation prepare() {
        prepared.refuseUnless(model.makesPictures(), "model", "does not make pictures on this platform");
        request.parameters().properties().stream()
                .filter(parameter -> !parameter.getValue().isNull())
                .forEach(parameter -> take(parameter.getKey(), parameter.getValue()));
        count(request.parameters().path("n"));
        // Said aloud, because Ark's own default is a mark on every picture.
        if (!prepared.body.has("watermark")) {
            prepared.body.put("watermark", false);
        }
        prepared.body.put("response_format", "url");
        return prepared.result();
    }

    private void take(String name, JsonNode value) {
        switch (name) {
            case "model", "n", "response_format" -> {}
            case "prompt", "optimize_prompt_options" -> prepared.body.set(name, value);
            case "image" -> image(value);
            case "size" -> size(value.asString(""));
            case "watermark" -> flag(name, value);
            case "seed", "guidance_scale" -> only(model.takesSeedAndGuidance(), name, value);
            case "output_format" -> format(value.asString(""));
            case "background" -> background(value);
            default -> other(name, value);
        }
    }

    private void image(JsonNode value) {
        int inputs = value.isArray() ? value.size() : 1;
        prepared.refuseUnless(
                inputs <= model.mostInputs(), "image", "must not be more than " + model.mostInputs() + " pictures");
        prepared.body.set("image", value);
    }

    private void size(String size) {
        model.objectionToSize(size).ifPresent(why -> prepared.refuse("size", why + " for " + request.platformModel()));
        prepared.body.put("size", size);
    }

    private void flag(String name, JsonNode value) {
        prepared.refuseUnless(value.isBoolean(), name, "must be true or false");
        prepared.body.set(name, value);
    }

    private void only(boolean taken, String name, JsonNode value) {
        if (taken) {
            prepared.body.set(name, value);
        } else {
            prepared.refuseUnknown(name);
        }
    }

    private void format(String format) {
        boolean madeAnyway = format.equals("jpeg") && !model.choosesFormat();
        prepared.refuseUnless(
                madeAnyway || (model.choosesFormat() && (format.equals("png") || format.equals("jpeg"))),
                "output_format",
                "must be " + (model.choosesFormat() ? "png or jpeg" : "jpeg") + " for " + request.platformModel());
        if (!madeAnyway) {
            prepared.body.put("output_format", format);
        }
    }

    /** Pictures are opaque unless a 5.0 pro or flash model cuts out its one input. */
    private void background(JsonNode value) {
        JsonNode image = request.parameters().path("image");
        boolean oneInput = image.isString() || image.size() == 1;
        if (value.asString("").equals("transparent") && model.takesTransparency() && oneInput) {
            prepared.body.set("background", value);
        } else if (!value.asString("").equals("opaque")) {
            other("background", value);
        }
    }

    /** {@code auto} leaves a choice to the provider, which it has anyway; everything else would be lost. */
    private void other(String name, JsonNode value) {
        if (!value.asString("").equals("auto")) {
            prepared.refuseUnknown(name);
        }
    }

    private void count(JsonNode n) {
        int count = n.isMissingNode() || n.isNull() ? 1 : n.asInt(0);
        JsonNode image = request.parameters().path("image");
        int inputs = image.isArray() ? image.size() : image.isString() ? 1 : 0;
        prepared.refuseUnless(
                count == 1 || (count > 1 && model.makesSets() && count + inputs <= MOST_IN_AND_OUT),
                "n",
                model.makesSets()
                        ? "must be 1 to " + Math.max(MOST_IN_AND_OUT - inputs, 1) + " with " + inputs
                                + " input pictures"
                        : "must be 1 for " + request.platformModel());
        if (count > 1) {
            prepared.body.put("sequential_image_generation", "auto");
            prepared.body.putObject("sequential_image_generation_options").put("max_images", count);
        } else if (model.knowsSets()) {
            prepared.body.put("sequential_image_generation", "disabled");
        }
    }
}
