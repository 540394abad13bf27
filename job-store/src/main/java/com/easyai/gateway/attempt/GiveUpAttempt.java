package com.easyai.gateway.attempt;

import com.easyai.gateway.claim.Claim;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends an attempt that brought no result and lets go of the job: to be tried again, to wait for room, or to be held for an
 * operator. Every method returns the job's new version, or nothing if the claim was lost.
 */
public final class GiveUpAttempt {
    // A job whose user asked for its end meanwhile is due at once, and not held: whoever claims it next ends it.
    private static final String GIVE_UP = """
            with won as (
                update job
                   set state = :state, owner = null, epoch = epoch + 1, version = version + 1, progress = null,
                       due_at = case when cancel_requested then now()
                                     when not :held then now() + :delay * interval '1 millisecond' end,
                       failures = failures + :counts, reason = :reason, held = :held and not cancel_requested
                 where id = :job and epoch = :epoch and state = 'RUNNING'
                returning id, version
            ), ended as (
                update attempt set outcome = :outcome, error = :error, ended_at = now()
                  from won
                 where attempt.job_id = won.id and attempt.number = :number
            ), freed as (
                update permit set ended = true
                  from won
                 where permit.owner = won.id and permit.number = :number and :outcome <> 'UNKNOWN'
            )
            select version from won
            """;

    /** How the attempt ended; {@code number} 0 means that none was begun. {@code counts}: against the job's attempts. */
    public record Ended(int number, AttemptOutcome outcome, String error, boolean counts) {}

    private final JdbcClient jdbc;

    public GiveUpAttempt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Back to the queue, to be tried again after {@code delay}. */
    public Optional<Integer> retry(Claim claim, Ended ended, Duration delay, String reason) {
        return giveUp(claim, ended, new Next("QUEUED", delay, reason, false));
    }

    /** Accepted, and waiting for a provider to have room or to come back. */
    public Optional<Integer> await(Claim claim, Ended ended, Duration delay, String reason) {
        return giveUp(claim, ended, new Next("WAITING", delay, reason, false));
    }

    /** Nobody goes on with it until an operator decides, or its deadline passes. */
    public Optional<Integer> hold(Claim claim, Ended ended, String reason) {
        return giveUp(claim, ended, new Next("RUNNING", Duration.ZERO, reason, true));
    }

    private record Next(String state, Duration delay, String reason, boolean held) {}

    private Optional<Integer> giveUp(Claim claim, Ended ended, Next next) {
        return jdbc.sql(GIVE_UP)
                .param("job", claim.job().value())
                .param("epoch", claim.epoch())
                .param("number", ended.number())
                .param("outcome", ended.outcome().name())
                .param("error", ended.error())
                .param("counts", ended.counts() ? 1 : 0)
                .param("state", next.state())
                .param("delay", next.delay().toMillis())
                .param("reason", next.reason())
                .param("held", next.held())
                .query(Integer.class)
                .optional();
    }
}
