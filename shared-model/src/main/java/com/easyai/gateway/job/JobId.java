package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's identity: a version 7 UUID, so that ids sort by creation time and tables can be partitioned by them. On every
 * wire it is {@code job_} and 32 lower-case hexadecimal digits.
 */
public record JobId(UUID value) implements WorkId, Comparable<JobId> {
    private static final String PREFIX = "job_";

    public static JobId create() {
        return new JobId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads the form of the wire; empty for anything else, so that a mistyped id is simply a job nobody has. */
    public static Optional<JobId> parse(String text) {
        return PrefixedUuid.parse(PREFIX, text).map(JobId::new);
    }

    @JsonCreator
    static JobId fromWire(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a job id: " + text));
    }

    @Override
    public int compareTo(JobId other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return PrefixedUuid.print(PREFIX, value);
    }
}
