package com.easyai.gateway.client.videos;

import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.request.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video to be made.
 *
 * @param seconds its length
 * @param more any other field of OpenAI's request, such as {@code input_reference}
 */
public record VideoRequest(
        String model,
        String prompt,
        @Nullable String seconds,
        @Nullable String size,
        Map<String, Object> more) implements GatewayRequest {

    public VideoRequest {
        more = Map.copyOf(more);
    }

    public static VideoRequest of(String model, String prompt) {
        return new VideoRequest(model, prompt, null, null, Map.of());
    }

    public VideoRequest lasting(int length) {
        return new VideoRequest(model, prompt, Integer.toString(length), size, more);
    }

    /** Such as {@code 1280x720}. */
    public VideoRequest sized(String pixels) {
        return new VideoRequest(model, prompt, seconds, pixels, more);
    }

    public VideoRequest with(String field, Object value) {
        var fields = new LinkedHashMap<>(more);
        fields.put(field, value);
        return new VideoRequest(model, prompt, seconds, size, fields);
    }

    @Override
    public Kind kind() {
        return Kind.VIDEO;
    }

    @Override
    public Map<String, Object> body() {
        return new Fields()
                .with("model", model)
                .with("prompt", prompt)
                .with("seconds", seconds)
                .with("size", size)
                .and(more);
    }
}
