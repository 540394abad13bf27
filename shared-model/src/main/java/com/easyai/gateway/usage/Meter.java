package com.easyai.gateway.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a price counts. {@code INPUT_TOKEN} is without the cached ones; {@code VIDEO} and {@code CALL} count 1 a job. */
public enum Meter {
    IMAGE,
    SECOND,
    VIDEO,
    MEGAPIXEL,
    INPUT_TOKEN,
    CACHED_INPUT_TOKEN,
    OUTPUT_TOKEN,
    CALL;

    public static Optional<Meter> parse(String wire) {
        return Arrays.stream(values()).filter(m -> m.wire().equals(wire)).findFirst();
    }

    @JsonCreator
    static Meter fromWire(String wire) {
        return parse(wire).orElseThrow(() -> new IllegalArgumentException("not a meter: " + wire));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
