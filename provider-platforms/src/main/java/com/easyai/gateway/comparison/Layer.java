package com.easyai.gateway.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is compared, in the order of the report (contract 4). */
public enum Layer {
    CANDIDATES,
    PLATFORM,
    LIMITS,
    ESTIMATE,
    PARAMETERS;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Layer> parse(String wire) {
        return Arrays.stream(values())
                .filter(layer -> layer.wire().equals(wire))
                .findFirst();
    }
}
