package com.easyai.gateway.settlementcopy;

import com.easyai.gateway.groupcommit.Columns;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands out the settlements that are owed a copy, each to one relay for the length of a lease and again after it, until
 * somebody says that it is copied.
 */
public final class UncopiedSettlements {
    private static final String CLAIM = """
            with due as materialized (
                select job_id, sequence from uncopied_settlement
                 where due_at <= now()
                 order by due_at
                 limit :max
                   for update skip locked
            ), claimed as (
                update uncopied_settlement set due_at = now() + :lease * interval '1 millisecond'
                  from due
                 where uncopied_settlement.job_id = due.job_id and uncopied_settlement.sequence = due.sequence
                returning uncopied_settlement.job_id, uncopied_settlement.sequence
            )
            select claimed.job_id, claimed.sequence, outbox.event_id, outbox.body
              from claimed
              join outbox on outbox.job_id = claimed.job_id and outbox.sequence = claimed.sequence
            """;
    private static final String COPIED = """
            delete from uncopied_settlement
             using unnest(:jobs, :sequences) as row (job_id, sequence)
             where uncopied_settlement.job_id = row.job_id and uncopied_settlement.sequence = row.sequence
            """;

    private final JdbcClient jdbc;
    private final Duration lease;

    public UncopiedSettlements(JdbcClient jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** One settlement with the bytes that were posted; {@code job} is a job's or a call's id. */
    public record Uncopied(UUID job, int sequence, UUID eventId, String body) {}

    /** The longest waiting ones, in no order. */
    public List<Uncopied> claim(int max) {
        return jdbc.sql(CLAIM)
                .param("max", max)
                .param("lease", lease.toMillis())
                .query((row, n) -> new Uncopied(
                        row.getObject("job_id", UUID.class),
                        row.getInt("sequence"),
                        row.getObject("event_id", UUID.class),
                        row.getString("body")))
                .list();
    }

    /** Nothing is owed of these any more. */
    public void copied(List<Uncopied> copies) {
        Columns.of(jdbc.sql(COPIED), copies)
                .with("jobs", "uuid", Uncopied::job)
                .with("sequences", "int4", Uncopied::sequence)
                .statement()
                .update();
    }
}
