package com.easyai.gateway.client.jobs;

import com.easyai.gateway.client.billing.BillingLine;
import com.easyai.gateway.client.request.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as its owner sees it, in answers and webhooks. {@code progress} is in percent. */
public record Job(
        String id,
        Kind kind,
        String model,
        JobStatus status,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer progress,
        @Nullable Queue queue,
        @Nullable Result result,
        @Nullable Failure error,
        @Nullable Map<String, Object> usage,
        @Nullable Billing billing,
        @Nullable Map<String, Object> metadata) {

    /** Only while queued or throttled; the position counts from 1. */
    public record Queue(
            @Nullable Long position,
            @Nullable String reason,
            @Nullable Instant estimatedStartAt) {}

    /** {@code missing}: how many of those asked for were not made. */
    public record Result(List<Artifact> artifacts, int missing) {
        public Result {
            artifacts = artifacts == null ? List.of() : List.copyOf(artifacts);
        }
    }

    /** One stored file. {@code bytes} is its length, {@code sha256} lower-case hexadecimal. */
    public record Artifact(
            String id,
            int index,
            @Nullable String mediaType,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable String fileId,
            @Nullable String url,
            @Nullable String objectKey) {}

    public record Failure(String code, String message) {}

    public record Billing(BigDecimal total, String currency, List<BillingLine> lines, String settlement) {
        public Billing {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** What was made; nothing unless the job succeeded. */
    public List<Artifact> artifacts() {
        return result == null ? List.of() : result.artifacts();
    }
}
