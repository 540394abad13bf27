package com.easyai.gateway.job;

import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.pricing.BillingLine;
import com.easyai.gateway.usage.Usage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job as its owner sees it in answers, server-sent events and webhooks (contract 2.2). */
public record JobObject(
        JobId id,
        String object,
        JobKind kind,
        String model,
        JobStatus status,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer progress,
        @Nullable Queue queue,
        @Nullable Result result,
        @Nullable JobError error,
        @Nullable Usage usage,
        Billing billing,
        Map<String, Object> metadata,
        Urls urls) {

    public JobObject withResult(Result stored) {
        return new JobObject(
                id,
                object,
                kind,
                model,
                status,
                createdAt,
                startedAt,
                finishedAt,
                progress,
                queue,
                stored,
                error,
                usage,
                billing,
                metadata,
                urls);
    }

    public JobObject withQueue(Queue place) {
        return new JobObject(
                id,
                object,
                kind,
                model,
                status,
                createdAt,
                startedAt,
                finishedAt,
                progress,
                place,
                result,
                error,
                usage,
                billing,
                metadata,
                urls);
    }

    /** Only while queued or throttled; the position counts from 1. */
    public record Queue(
            @Nullable Long position,
            String reason,
            @Nullable Instant estimatedStartAt) {}

    public record Result(
            List<Artifact> artifacts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer missing) {}

    /** One stored file. {@code bytes} is its length, {@code sha256} lower-case hexadecimal. */
    public record Artifact(
            ArtifactId id,
            int index,
            @Nullable String mediaType,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable String fileId,
            @Nullable String url,
            @Nullable String objectKey) {}

    public record Billing(String total, String currency, List<BillingLine> lines, SettlementStatus settlement) {}

    /** Relative to the gateway's own base URL, which only the caller knows. */
    public record Urls(String self, String cancel, String events) {
        public static Urls of(JobId id) {
            String self = "/v1/jobs/" + id;
            return new Urls(self, self + "/cancel", self + "/events");
        }
    }
}
