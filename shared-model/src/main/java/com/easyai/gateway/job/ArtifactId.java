package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** An artifact's identity, also the idempotency key of its upload: {@code art_} and 32 hexadecimal digits. */
public record ArtifactId(UUID value) {
    private static final String PREFIX = "art_";

    public static ArtifactId create() {
        return new ArtifactId(UuidCreator.getTimeOrderedEpoch());
    }

    @JsonCreator
    static ArtifactId fromWire(String text) {
        return PrefixedUuid.parse(PREFIX, text)
                .map(ArtifactId::new)
                .orElseThrow(() -> new IllegalArgumentException("not an artifact id: " + text));
    }

    @JsonValue
    @Override
    public String toString() {
        return PrefixedUuid.print(PREFIX, value);
    }
}
