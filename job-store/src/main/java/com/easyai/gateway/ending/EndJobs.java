package com.easyai.gateway.ending;

import com.easyai.gateway.attempt.GiveUpAttempt;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends jobs that bring no result: failed, cancelled, expired. Each ends once; its webhook is a row of the same statement,
 * and nothing is charged. Success is {@link FinishStoring}'s.
 */
public final class EndJobs {
    private static final String WEBHOOK = """
            , webhook as (
                insert into outbox (job_id, sequence, kind, event_id, state)
                select id, %d, 'WEBHOOK', :event, 'PENDING' from ended where callback
            )
            select id, version, state from ended
            """.formatted(Sequence.WEBHOOK);

    private static final String FAIL = """
            with ended as (
                update job
                   set state = :state, finished_at = now(), error = :error, owner = null, due_at = null, reason = null,
                       progress = null, held = false, epoch = epoch + 1, version = version + 1,
                       failures = failures + :counts
                 where id = :job and epoch = :epoch and state = 'RUNNING'
                returning id, version, state, callback
            ), tried as (
                update attempt set outcome = :outcome, error = :reason, ended_at = now()
                  from ended
                 where attempt.job_id = ended.id and attempt.number = :number
            ), freed as (
                update permit set ended = true
                  from ended
                 where permit.owner = ended.id and permit.number = :number and :outcome <> 'UNKNOWN'
            )
            """ + WEBHOOK;

    // A held job is RUNNING in name only: nobody works on it, and else only an operator or its deadline would end it.
    private static final String CANCEL = """
            with ended as (
                update job
                   set state = 'CANCELLED', finished_at = now(), error = :error, due_at = null, pool = null, reason = null,
                       progress = null, held = false, epoch = epoch + 1, version = version + 1
                 where id = :job and user_sub = :sub and (state in ('QUEUED', 'WAITING') or held)
                returning id, version, state, callback
            )
            """ + WEBHOOK;

    // A task that a provider accepted has the grace to be heard of once more after the deadline; the rest ends at it.
    private static final String EXPIRED = """
            select id from job
             where state in ('QUEUED', 'WAITING', 'RUNNING') and deadline < now() - :grace * interval '1 millisecond'
             order by deadline
             limit :max
            """;
    // A job that a provider had has started, also while it is queued again because the provider failed. The offset
    // keeps the planner from joining all attempts: each job that is late looks up its own.
    private static final String LATE_TO_START = """
            start_deadline < now() and state in ('QUEUED', 'WAITING')
               and not exists (select from attempt
                                where attempt.job_id = job.id
                                  and (outcome is null or outcome not in ('THROTTLED', 'NOT_REACHED'))
                               offset 0)
            """;
    private static final String NOT_STARTED = "select id from job where " + LATE_TO_START + " limit :max";
    private static final String EXPIRE = """
            with ended as (
                update job
                   set state = 'EXPIRED', finished_at = now(), error = :error, owner = null, due_at = null, pool = null,
                       reason = null, progress = null, held = false, epoch = epoch + 1, version = version + 1
                 where id = :job
                   and (state in ('QUEUED', 'WAITING', 'RUNNING') and deadline < now()
                        or %s)
                returning id, version, state, callback
            )
            """.formatted(LATE_TO_START) + WEBHOOK;

    private final JdbcClient jdbc;

    public EndJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends a job its worker gives up for good, together with its attempt; nothing if the claim was lost. */
    public Optional<EndedJob> fail(Claim claim, GiveUpAttempt.Ended attempt, JobError error) {
        return end(claim, attempt, JobState.FAILED, error);
    }

    /** Ends a job whose provider stopped its task on its user's wish; nothing if the claim was lost. */
    public Optional<EndedJob> cancel(Claim claim, GiveUpAttempt.Ended attempt) {
        return end(claim, attempt, JobState.CANCELLED, cancelled());
    }

    /** Ends a job nobody works on, at once and free; nothing if it is running, over, or another user's. */
    public Optional<EndedJob> cancelUnstarted(JobId job, String userSub) {
        return jdbc.sql(CANCEL)
                .param("job", job.value())
                .param("sub", userSub)
                .param("error", Json.MAPPER.writeValueAsString(cancelled()))
                .param("event", newEvent())
                .query((row, n) -> EndedJobs.read(row))
                .optional();
    }

    /** Ends up to {@code max} jobs whose deadline passed {@code graceMillis} ago or that did not start in time. */
    public List<EndedJob> expire(long graceMillis, int max) {
        var late = jdbc.sql(EXPIRED)
                .param("grace", graceMillis)
                .param("max", max)
                .query(UUID.class)
                .list();
        var neverStarted =
                jdbc.sql(NOT_STARTED).param("max", max).query(UUID.class).list();
        List<EndedJob> ended = new ArrayList<>();
        late.forEach(
                id -> expire(id, "The job did not finish before its deadline.").ifPresent(ended::add));
        neverStarted.forEach(id ->
                expire(id, "The job did not start within startTimeoutSeconds.").ifPresent(ended::add));
        return ended;
    }

    private Optional<EndedJob> expire(UUID job, String message) {
        return jdbc.sql(EXPIRE)
                .param("job", job)
                .param("error", Json.MAPPER.writeValueAsString(new JobError(ErrorCode.DEADLINE_EXCEEDED, message)))
                .param("event", newEvent())
                .query((row, n) -> EndedJobs.read(row))
                .optional();
    }

    private Optional<EndedJob> end(Claim claim, GiveUpAttempt.Ended attempt, JobState state, JobError error) {
        return jdbc.sql(FAIL)
                .param("job", claim.job().value())
                .param("epoch", claim.epoch())
                .param("state", state.name())
                .param("error", Json.MAPPER.writeValueAsString(error))
                .param("number", attempt.number())
                .param("outcome", attempt.outcome().name())
                .param("reason", attempt.error())
                .param("counts", attempt.counts() ? 1 : 0)
                .param("event", newEvent())
                .query((row, n) -> EndedJobs.read(row))
                .optional();
    }

    private static JobError cancelled() {
        return new JobError(ErrorCode.CANCELLED, "The job was cancelled by its user.");
    }

    private static UUID newEvent() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
