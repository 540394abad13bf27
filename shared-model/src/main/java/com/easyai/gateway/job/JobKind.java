package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked of a model. The last two run in the api-service and are never rows of the job table. */
public enum JobKind {
    IMAGE,
    EDIT,
    VIDEO,
    CHAT,
    EMBEDDING;

    /** True for the kinds that are accepted as jobs and answered later. */
    public boolean isAsynchronous() {
        return this == IMAGE || this == EDIT || this == VIDEO;
    }

    public static Optional<JobKind> parse(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    @JsonCreator
    static JobKind fromWire(String wire) {
        return parse(wire).orElseThrow(() -> new IllegalArgumentException("not a kind: " + wire));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
