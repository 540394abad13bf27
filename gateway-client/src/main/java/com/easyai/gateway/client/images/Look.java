package com.easyai.gateway.client.images;

import com.easyai.gateway.client.request.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How pictures are to be; what is not said is the model's default.
 *
 * @param n how many
 * @param inline whether they are answered as base64 rather than as URLs
 * @param more any other field of OpenAI's request, such as {@code background}
 */
public record Look(
        @Nullable Integer n,
        @Nullable String size,
        @Nullable String quality,
        boolean inline,
        Map<String, Object> more) {
    public static final Look DEFAULT = new Look(null, null, null, false, Map.of());

    public Look {
        more = Map.copyOf(more);
    }

    public Look n(int many) {
        return new Look(many, size, quality, inline, more);
    }

    /** Such as {@code 1024x1024}. */
    public Look size(String pixels) {
        return new Look(n, pixels, quality, inline, more);
    }

    public Look quality(String name) {
        return new Look(n, size, name, inline, more);
    }

    public Look inBase64() {
        return new Look(n, size, quality, true, more);
    }

    public Look with(String field, Object value) {
        var fields = new LinkedHashMap<>(more);
        fields.put(field, value);
        return new Look(n, size, quality, inline, fields);
    }

    Map<String, Object> addTo(Fields body) {
        return body.with("n", n)
                .with("size", size)
                .with("quality", quality)
                .with("response_format", inline ? "b64_json" : null)
                .and(more);
    }
}
