package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.InputMedia.Media;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters as multipart/form-data. Each picture goes with its own content type, without which some relays refuse it,
 * and several as {@code image[]}, while one must be {@code image} for dall-e-2.
 */
final class OpenAiForm {
    private static final Set<String> PICTURES = Set.of("image", "mask", "input_reference");

    private final MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    private final InputMedia inputs;

    private OpenAiForm(InputMedia inputs) {
        this.inputs = inputs;
    }

    static RequestBody of(ObjectNode parameters, InputMedia inputs) {
        OpenAiForm form = new OpenAiForm(inputs);
        parameters.properties().forEach(parameter -> form.add(parameter.getKey(), parameter.getValue()));
        return form.form.build();
    }

    private void add(String name, JsonNode value) {
        if (!PICTURES.contains(name)) {
            form.addFormDataPart(name, value.isContainer() ? value.toString() : value.asString());
        } else if (!value.isArray()) {
            addPicture(name, name, value.asString());
        } else if (value.size() == 1) {
            addPicture(name, name, value.path(0).asString());
        } else {
            for (int i = 0; i < value.size(); i++) {
                addPicture(name + "[]", name + "-" + i, value.path(i).asString());
            }
        }
    }

    private void addPicture(String field, String file, String url) {
        Media media = inputs.read(url);
        String extension = media.mediaType().substring(media.mediaType().indexOf('/') + 1);
        form.addFormDataPart(
                field, file + "." + extension, RequestBody.create(media.bytes(), MediaType.get(media.mediaType())));
    }
}
