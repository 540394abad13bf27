package com.easyai.gateway.submission;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.job.SettlementStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * A job as it is answered when it is accepted, and again whenever its request is repeated. Its place in the queue is not
 * counted: that would cost every submission a query, and most jobs are taken before their caller has read the answer.
 */
final class FirstAnswer {
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
    private static final JobObject.Queue QUEUE =
            new JobObject.Queue(null, "Waiting for a worker with a free slot.", null);

    private FirstAnswer() {}

    static JobObject of(NewJob job, Instant createdAt) {
        String metadata = job.terms().metadata();
        return new JobObject(
                job.id(),
                "job",
                job.work().kind(),
                job.work().model(),
                JobStatus.QUEUED,
                createdAt,
                null,
                null,
                null,
                QUEUE,
                null,
                null,
                null,
                unbilled(job.prices().currency()),
                metadata.equals("{}") ? Map.of() : Json.MAPPER.readValue(metadata, METADATA),
                JobObject.Urls.of(job.id()));
    }

    static JobObject again(JobObject now) {
        return new JobObject(
                now.id(),
                now.object(),
                now.kind(),
                now.model(),
                JobStatus.QUEUED,
                now.createdAt(),
                null,
                null,
                null,
                QUEUE,
                null,
                null,
                null,
                unbilled(now.billing().currency()),
                now.metadata(),
                now.urls());
    }

    private static JobObject.Billing unbilled(String currency) {
        return new JobObject.Billing("0", currency, List.of(), SettlementStatus.NONE);
    }
}
