package com.easyai.gateway.submission;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.FindAccepted;
import com.easyai.gateway.intake.Intake;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.topics.TraceContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Accepts a job. Guarantees: what is returned is committed; of all requests of one user with one key one makes a job, and
 * the others get its first answer, also after the catalogue has changed and would refuse the request now.
 */
final class AcceptSubmission {
    private final PrepareJob prepare;
    private final AcceptJobs store;
    private final FindAccepted earlier;
    private final ReadJobs jobs;
    private final Publish publish;

    AcceptSubmission(PrepareJob prepare, AcceptJobs store, FindAccepted earlier, ReadJobs jobs, Publish publish) {
        this.prepare = prepare;
        this.store = store;
        this.earlier = earlier;
        this.jobs = jobs;
        this.publish = publish;
    }

    /**
     * Reads and accepts. The trace goes on in the record that brings the job to a worker.
     *
     * @throws GatewayException 4xx and nothing stored, also what {@code read} throws; 503 if the store cannot take it
     */
    Accepted accept(
            Caller caller,
            Supplier<Submission> read,
            Optional<NewJob.IdempotencyKey> key,
            Optional<TraceContext> trace) {
        NewJob job;
        try {
            job = prepare.prepare(caller, read.get(), key);
        } catch (GatewayException refused) {
            return earlier(caller, key).orElseThrow(() -> refused);
        }
        FaultPoint.at("api.before-insert");
        return outcome(job, store.accept(job), trace);
    }

    /** Asked only for what is refused, so that accepting stays one statement. */
    private Optional<Accepted> earlier(Caller caller, Optional<NewJob.IdempotencyKey> key) {
        return key.flatMap(known -> earlier.find(caller.user().sub(), known)).map(this::repeat);
    }

    private Accepted outcome(NewJob job, Intake intake, Optional<TraceContext> trace) {
        if (intake instanceof Intake.Accepted(var id, var createdAt)) {
            FaultPoint.at("api.after-commit");
            publish.fresh(job.work().kind(), id, trace);
            FaultPoint.at("api.after-publish");
            return new Accepted(FirstAnswer.of(job, createdAt), false);
        }
        return repeat(intake);
    }

    private Accepted repeat(Intake intake) {
        return switch (intake) {
            case Intake.Replayed(var existing) -> new Accepted(first(existing), true);
            case Intake.KeyReused() ->
                throw GatewayException.at(
                        "Idempotency-Key",
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used with another request; use a new key for a new request.");
            case Intake.Accepted accepted -> throw new IllegalStateException(accepted.id() + " is new");
        };
    }

    private JobObject first(JobId id) {
        return jobs.byId(id)
                .map(view -> FirstAnswer.again(view.object()))
                .orElseThrow(() -> GatewayException.at(
                        "Idempotency-Key",
                        ErrorCode.CONFLICT,
                        "The job of this Idempotency-Key is no longer kept; use a new key."));
    }
}
