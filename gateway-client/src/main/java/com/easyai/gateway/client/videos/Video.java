package com.easyai.gateway.client.videos;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A video that is being made; its id is its job's.
 *
 * @param status {@code queued}, {@code in_progress}, {@code completed} or {@code failed}
 * @param progress in percent
 * @param createdAt in seconds since 1970
 */
public record Video(
        String id,
        String model,
        String status,
        int progress,
        @JsonProperty("created_at") long createdAt,
        @Nullable Failure error) {
    public record Failure(String code, String message) {}
}
