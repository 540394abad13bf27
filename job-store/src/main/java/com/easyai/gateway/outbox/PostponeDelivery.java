package com.easyai.gateway.outbox;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks deliveries that did not come through. */
public final class PostponeDelivery {
    private static final String LATER = "due_at = now() + :delay * interval '1 millisecond'";

    /** Who had an answer that may be its last word; each is counted for itself. */
    public enum RefusedBy {
        SOURCE("source_refusals"),
        TARGET("target_refusals");

        private final String column;

        RefusedBy(String column) {
            this.column = column;
        }
    }

    private final JdbcClient jdbc;

    public PostponeDelivery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be sent again after {@code delay}; {@code error} is a plain sentence for operators. */
    public void retry(DeliveryClaim claim, Duration delay, String error) {
        mark(claim, LATER, jdbc -> jdbc.param("delay", delay.toMillis()), error);
    }

    /** As {@link #retry}, and counted: after some of these it is certain that no other try will end otherwise. */
    public void refused(DeliveryClaim claim, RefusedBy by, Duration delay, String error) {
        String counted = ", " + by.column + " = " + by.column + " + 1";
        mark(claim, LATER + counted, jdbc -> jdbc.param("delay", delay.toMillis()), error);
    }

    /** Gives the delivery back untouched: it was claimed and not sent. */
    public void release(DeliveryClaim claim) {
        release(claim, Duration.ZERO);
    }

    /** Gives the delivery back untouched, to be claimed again not before {@code delay}. */
    public void release(DeliveryClaim claim, Duration delay) {
        jdbc.sql("""
                        update outbox
                           set due_at = now() + :delay * interval '1 millisecond', epoch = epoch + 1,
                               attempts = attempts - 1
                         where job_id = :job and sequence = :sequence and epoch = :epoch and state = 'PENDING'
                        """)
                .param("job", claim.job().value())
                .param("sequence", claim.sequence())
                .param("epoch", claim.epoch())
                .param("delay", delay.toMillis())
                .update();
    }

    /** Not sent again until an operator replays it. */
    public void park(DeliveryClaim claim, String error) {
        mark(claim, "state = 'PARKED'", jdbc -> jdbc, error);
    }

    private void mark(
            DeliveryClaim claim, String change, UnaryOperator<JdbcClient.StatementSpec> parameters, String error) {
        parameters
                .apply(jdbc.sql("update outbox set " + change
                        + ", last_error = :error where job_id = :job and sequence = :sequence"
                        + " and epoch = :epoch and state = 'PENDING'"))
                .param("job", claim.job().value())
                .param("sequence", claim.sequence())
                .param("epoch", claim.epoch())
                .param("error", error)
                .update();
    }
}
