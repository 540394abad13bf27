package com.easyai.gateway.client.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job stands. */
public enum JobStatus {
    @JsonProperty("queued")
    QUEUED,
    /** Accepted, and waiting for room at a provider. */
    @JsonProperty("throttled")
    THROTTLED,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("expired")
    EXPIRED;

    /** Whether it stays so. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, THROTTLED, IN_PROGRESS -> false;
            case SUCCEEDED, FAILED, CANCELLED, EXPIRED -> true;
        };
    }
}
