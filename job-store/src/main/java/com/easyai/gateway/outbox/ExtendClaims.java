package com.easyai.gateway.outbox;

import com.easyai.gateway.groupcommit.Columns;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the claims of deliveries that take longer than their lease, such as the upload of a long video. */
public final class ExtendClaims {
    private static final String EXTEND = """
            update outbox set due_at = now() + :lease * interval '1 millisecond'
              from unnest(:jobs, :sequences, :epochs) as held (job_id, sequence, epoch)
             where outbox.job_id = held.job_id and outbox.sequence = held.sequence and outbox.epoch = held.epoch
               and outbox.state = 'PENDING'
            """;

    private final JdbcClient jdbc;
    private final Duration lease;

    public ExtendClaims(JdbcClient jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** How many of the claims are still held; the others went to another relay or are marked. */
    public int extend(List<DeliveryClaim> held) {
        return Columns.of(jdbc.sql(EXTEND).param("lease", lease.toMillis()), held)
                .with("jobs", "uuid", claim -> claim.job().value())
                .with("sequences", "int4", DeliveryClaim::sequence)
                .with("epochs", "int4", DeliveryClaim::epoch)
                .statement()
                .update();
    }
}
