package com.easyai.gateway.admin;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.jobdesk.JobDesk;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.pricing.Margin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts together what an operator is shown of jobs. */
final class ShowJobs {
    private final ReadJobs jobs;
    private final JobDesk desk;
    private final OutboxDesk outbox;

    ShowJobs(ReadJobs jobs, JobDesk desk, OutboxDesk outbox) {
        this.jobs = jobs;
        this.desk = desk;
        this.outbox = outbox;
    }

    /** A job as its owner sees it, and what only operators see. */
    record Row(JobObject job, JobDesk.Facts facts) {}

    /** {@code margin}: what it cost us and left, once it is over and if the platform's cost is known. */
    record Whole(
            JobObject job,
            JobDesk.Facts facts,
            @Nullable Margin margin,
            List<Attempt> attempts,
            List<OutboxDesk.Delivery> deliveries) {}

    /** An attempt with its routing decision as JSON and not as text. */
    record Attempt(
            int number,
            int epoch,
            String platform,
            String platformModel,
            int revision,
            JsonNode decision,
            @Nullable String outcome,
            @Nullable JsonNode task,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt) {}

    /** @throws GatewayException 404 if there is no such job */
    Whole one(String text) {
        JobId id = idOf(text);
        JobView view = jobs.byId(id).orElseThrow(ShowJobs::noSuchJob);
        JobDesk.Facts facts = desk.facts(id).orElseThrow(ShowJobs::noSuchJob);
        List<Attempt> attempts =
                desk.attempts(id).stream().map(ShowJobs::attempt).toList();
        return new Whole(view.object(), facts, desk.margin(id).orElse(null), attempts, outbox.ofJob(id));
    }

    List<Row> newest(Optional<JobStatus> status, boolean onlyHeld, int limit) {
        List<JobDesk.Facts> facts = desk.newest(status, onlyHeld, limit);
        Map<JobId, JobView> views =
                jobs.byId(facts.stream().map(JobDesk.Facts::id).toList());
        return facts.stream()
                .filter(fact -> views.containsKey(fact.id()))
                .map(fact ->
                        new Row(Objects.requireNonNull(views.get(fact.id())).object(), fact))
                .toList();
    }

    /** @throws GatewayException 404 if that is no job's id */
    static JobId idOf(String text) {
        return JobId.parse(text).orElseThrow(ShowJobs::noSuchJob);
    }

    static GatewayException noSuchJob() {
        return GatewayException.of(
                ErrorCode.NOT_FOUND, "There is no job of this id; GET /admin/jobs lists the newest.");
    }

    private static Attempt attempt(JobDesk.Attempt attempt) {
        return new Attempt(
                attempt.number(),
                attempt.epoch(),
                attempt.platform(),
                attempt.platformModel(),
                attempt.revision(),
                Json.MAPPER.readTree(attempt.decision()),
                attempt.outcome(),
                attempt.task() == null ? null : Json.MAPPER.readTree(attempt.task()),
                attempt.error(),
                attempt.startedAt(),
                attempt.acceptedAt(),
                attempt.endedAt());
    }
}
