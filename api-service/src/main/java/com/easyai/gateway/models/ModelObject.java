package com.easyai.gateway.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** OpenAI's model object. {@code created} is when the catalogue came to be as it is. */
record ModelObject(
        String id,
        String object,
        long created,
        @JsonProperty("owned_by") String ownedBy) {
    static ModelObject of(String name, Instant since) {
        return new ModelObject(name, "model", since.getEpochSecond(), "gateway");
    }
}
