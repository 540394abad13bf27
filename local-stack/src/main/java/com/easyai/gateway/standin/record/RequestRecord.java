package com.easyai.gateway.standin.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that the stand-in provider answered.
 *
 * @param promptHash lower-case hex SHA-256 of the prompt
 * @param outcome what became of it, in a word or two; {@code ok} when nothing went wrong
 * @param status the HTTP status answered, 0 when the connection was cut
 * @param inputs the files that came with it
 * @param tokens counted against the caller's limit at the time of arrival; 0 for what is not counted in tokens
 */
public record RequestRecord(
        long number,
        Instant arrivedAt,
        String wire,
        String method,
        String path,
        @Nullable String model,
        @Nullable String taskId,
        @Nullable String promptHash,
        @Nullable String prompt,
        String outcome,
        int status,
        List<Input> inputs,
        long tokens) {

    /** A file that a caller sent along, by what it was. */
    public record Input(String name, String filename, String mediaType, long bytes, String sha256) {}
}
