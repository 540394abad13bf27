package com.easyai.gateway.client.embeddings;

import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.request.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts to be embedded.
 *
 * @param more any other field of OpenAI's request, such as {@code dimensions}
 */
public record EmbeddingRequest(String model, List<String> input, Map<String, Object> more) implements GatewayRequest {
    public EmbeddingRequest {
        input = List.copyOf(input);
        more = Map.copyOf(more);
    }

    public static EmbeddingRequest of(String model, String... texts) {
        return new EmbeddingRequest(model, List.of(texts), Map.of());
    }

    public EmbeddingRequest with(String field, Object value) {
        var fields = new LinkedHashMap<>(more);
        fields.put(field, value);
        return new EmbeddingRequest(model, input, fields);
    }

    @Override
    public Kind kind() {
        return Kind.EMBEDDING;
    }

    @Override
    public Map<String, Object> body() {
        return new Fields().with("model", model).with("input", input).and(more);
    }
}
