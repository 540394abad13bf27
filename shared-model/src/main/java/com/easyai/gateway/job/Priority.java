package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent a user holds a job against their other jobs. The ordinal is the stored rank: lower goes first. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    public static Optional<Priority> parse(String wire) {
        return Arrays.stream(values()).filter(p -> p.wire().equals(wire)).findFirst();
    }

    @JsonCreator
    static Priority fromWire(String wire) {
        return parse(wire).orElseThrow(() -> new IllegalArgumentException("not a priority: " + wire));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
