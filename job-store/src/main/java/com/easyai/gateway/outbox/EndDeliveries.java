package com.easyai.gateway.outbox;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Marks how settlements and webhooks ended. A settlement's end is noted at its job and releases the job's webhook in the
 * same statement, which also notes a settlement that is not copied yet. A mark does not wait for the disk: one that a crash
 * of PostgreSQL loses leaves its delivery claimed, so it is sent once more when the claim's lease ends, under the same key,
 * and marked again.
 */
public final class EndDeliveries implements AutoCloseable {
    private static final String END = """
            with row as (
                select *
                  from unnest(:jobs, :sequences, :epochs, :kinds, :results, :errors, :uncopied)
                    as row (job_id, sequence, epoch, kind, result, error, uncopied)
            ), ended as (
                update outbox
                   set state = row.result, last_error = coalesce(row.error, outbox.last_error),
                       ended_at = case when row.result = 'PARKED' then null else now() end
                  from row
                 where outbox.job_id = row.job_id and outbox.sequence = row.sequence and outbox.epoch = row.epoch
                   and outbox.state = 'PENDING'
                returning row.*
            ), settled as (
                update job
                   set settlement = case ended.result when 'DELIVERED' then 'SETTLED' else ended.result end
                  from ended
                 where job.id = ended.job_id and ended.kind = 'SETTLEMENT'
            ), released as (
                update outbox set state = 'PENDING', due_at = now()
                  from ended
                 where outbox.job_id = ended.job_id and outbox.sequence = ended.sequence + 1
                   and outbox.state = 'BLOCKED' and ended.kind = 'SETTLEMENT'
            ), noted as (
                insert into uncopied_settlement (job_id, sequence)
                select job_id, sequence from ended where uncopied
            )
            select job_id from ended cross join (select set_config('synchronous_commit', 'off', true)) as this_commit
            """;

    private final JdbcClient jdbc;
    private final GroupCommit<EndedDelivery, Boolean> writer;

    public EndDeliveries(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("outbox", size, this::end);
    }

    /** False if the claim's lease ran out and another relay has it: nothing was written. */
    public boolean end(EndedDelivery delivery) {
        return writer.write(delivery);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> end(List<EndedDelivery> deliveries) {
        var ended = new HashSet<UUID>(Columns.of(jdbc.sql(END), deliveries)
                .with("jobs", "uuid", d -> d.claim().job().value())
                .with("sequences", "int4", d -> d.claim().sequence())
                .with("epochs", "int4", d -> d.claim().epoch())
                .with("kinds", "text", d -> d.kind().name())
                .with("results", "text", d -> d.result().name())
                .with("errors", "text", d -> d.error().orElse(null))
                .with("uncopied", "bool", EndedDelivery::uncopied)
                .statement()
                .query((row, n) -> row.getObject("job_id", UUID.class))
                .list());
        return deliveries.stream()
                .map(d -> ended.contains(d.claim().job().value()))
                .toList();
    }
}
