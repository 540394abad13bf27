package com.easyai.gateway.client.embeddings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One vector for each text, in the order of the texts. */
public record Embeddings(
        String model, List<Embedding> data, @Nullable Usage usage) {
    public Embeddings {
        data = data == null ? List.of() : List.copyOf(data);
    }

    public record Embedding(
            int index, @JsonProperty("embedding") float[] vector) {}

    public record Usage(
            @JsonProperty("prompt_tokens") long prompt,
            @JsonProperty("total_tokens") long total) {}
}
