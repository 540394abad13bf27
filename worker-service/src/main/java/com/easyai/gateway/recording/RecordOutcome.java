package com.easyai.gateway.recording;

import com.easyai.gateway.attempt.AcceptedTask;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.ending.EndedJob;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.waiting.ParkedJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down what happened to a job and tells those who watch it. What came of a provider's call is never thrown away
 * because PostgreSQL blinked: every write is repeated until it was answered. False, or silence towards the watchers, means
 * that the claim is lost: the job has moved on, and this worker has nothing more to do about it.
 */
public final class RecordOutcome implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordOutcome.class);

    private final Statements statements;
    private final Publish publish;

    public RecordOutcome(JdbcClient jdbc, Publish publish) {
        this.statements = Statements.of(jdbc);
        this.publish = publish;
    }

    /** True: committed, the provider may be called. */
    public boolean started(NewAttempt attempt) {
        FaultPoint.at("worker.before-attempt-row");
        boolean held = Insist.on(
                "the attempt of " + attempt.claim(),
                () -> statements.startAttempts().start(attempt));
        FaultPoint.at("worker.after-attempt-row");
        return held(attempt.claim(), held);
    }

    public boolean accepted(AcceptedTask task) {
        FaultPoint.at("worker.before-task-save");
        boolean held = Insist.on(
                "the task of " + task.claim(), () -> statements.saveTasks().save(task));
        FaultPoint.at("worker.after-task-save");
        return held(task.claim(), held);
    }

    public void delivered(Delivered delivered) {
        FaultPoint.at("worker.before-delivery-save");
        boolean held = Insist.on(
                "the delivery of " + delivered.claim(),
                () -> statements.saveDeliveries().save(delivered));
        FaultPoint.at("worker.after-delivery-save");
        held(delivered.claim(), held);
    }

    /** An attempt is over and the same worker goes on with the next one. */
    public boolean ended(Claim claim, Ended attempt) {
        return held(
                claim,
                Insist.on("the attempt of " + claim, () -> statements.note().ended(claim, attempt)));
    }

    public void progress(Claim claim, int percent) {
        Insist.on("the progress of " + claim, () -> statements.note().progress(claim, percent))
                .ifPresent(version -> publish.changed(JobChanged.of(claim.job(), version, JobStatus.IN_PROGRESS)));
    }

    public void retry(Claim claim, Ended attempt, Duration delay, String reason) {
        Optional<Integer> version =
                Insist.on("the retry of " + claim, () -> statements.giveUp().retry(claim, attempt, delay, reason));
        changed(claim, version, JobStatus.QUEUED);
    }

    public void await(Claim claim, Ended attempt, Duration delay, String reason) {
        Optional<Integer> version =
                Insist.on("the waiting of " + claim, () -> statements.giveUp().await(claim, attempt, delay, reason));
        changed(claim, version, JobStatus.THROTTLED);
    }

    /** Into the queue for room; costs no attempt. */
    public void park(Claim claim, String pool, String reason) {
        var parked = new ParkedJob(claim, pool, reason);
        Optional<Integer> version =
                Insist.on("the waiting of " + claim, () -> statements.park().park(parked));
        changed(claim, version, JobStatus.THROTTLED);
    }

    public void hold(Claim claim, Ended attempt, String reason) {
        Optional<Integer> version =
                Insist.on("the holding of " + claim, () -> statements.giveUp().hold(claim, attempt, reason));
        changed(claim, version, JobStatus.IN_PROGRESS);
    }

    public void failed(Claim claim, Ended attempt, JobError error) {
        ended(claim, Insist.on("the failure of " + claim, () -> statements.end().fail(claim, attempt, error)));
    }

    public void cancelled(Claim claim, Ended attempt) {
        ended(
                claim,
                Insist.on("the cancelling of " + claim, () -> statements.end().cancel(claim, attempt)));
    }

    /** Offers jobs to all workers after {@code delay}. */
    public void handedBack(List<Claim> claims, Duration delay) {
        if (!claims.isEmpty()) {
            int held = Insist.on(
                    "the return of " + claims.size() + " jobs",
                    () -> statements.release().handBack(claims, delay));
            LOG.debug("Handed back {} of {} jobs", held, claims.size());
        }
    }

    @Override
    public void close() {
        statements.close();
    }

    private void ended(Claim claim, Optional<EndedJob> ended) {
        held(claim, ended.isPresent());
        ended.ifPresent(job -> publish.changed(
                JobChanged.of(job.id(), job.version(), job.state().status())));
    }

    private void changed(Claim claim, Optional<Integer> version, JobStatus status) {
        held(claim, version.isPresent());
        version.ifPresent(v -> publish.changed(JobChanged.of(claim.job(), v, status)));
    }

    private static boolean held(Claim claim, boolean held) {
        if (!held) {
            LOG.info("{} belongs to somebody else now; what this worker knew of it is dropped", claim);
        }
        return held;
    }
}
