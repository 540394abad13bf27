package com.easyai.gateway.client.images;

import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.Kind;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pictures to be made from words: {@code ImageRequest.of("gpt-image-1", "a red fox").looking(l -> l.n(2))}. */
public record ImageRequest(String model, String prompt, Look look) implements PictureRequest {
    public static ImageRequest of(String model, String prompt) {
        return new ImageRequest(model, prompt, Look.DEFAULT);
    }

    public ImageRequest looking(UnaryOperator<Look> change) {
        return new ImageRequest(model, prompt, change.apply(look));
    }

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    @Override
    public Map<String, Object> body() {
        return look.addTo(new Fields().with("model", model).with("prompt", prompt));
    }
}
