package com.easyai.gateway.ending;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.settlement.SettlementEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Ends the jobs of a batch that have no artifact left to wait for; runs inside the transaction that marked them. */
final class CompleteJobs {
    private static final String LOCK =
            "select id from job where id = any(:jobs) and state = 'STORING' order by id for update";

    private static final String READY = "select " + StoringJob.COLUMNS + """
            , count(*) filter (where artifact.state = 'STORED') as stored,
              count(*) filter (where artifact.state = 'LOST') as lost
              from job join artifact on artifact.job_id = job.id
             where job.id = any(:jobs) and job.state = 'STORING'
             group by job.id
            having count(*) filter (where artifact.state = 'PENDING') = 0
            """;

    private static final String COMPLETE = """
            with row as (
                select *
                  from unnest(:jobs, :states, :missing, :usages, :bills, :errors, :settlementIds, :settlements, :webhookIds)
                    as row (job_id, state, missing, usage, bill, error, settlement_id, settlement, webhook_id)
            ), ended as (
                update job
                   set state = row.state, finished_at = now(), version = version + 1, missing = row.missing,
                       usage = row.usage, bill = row.bill, error = row.error,
                       settlement = case when row.settlement is null then 'NONE' else 'PENDING' end
                  from row
                 where job.id = row.job_id and job.state = 'STORING'
                returning job.id, job.version, job.state, job.callback, row.settlement_id, row.settlement as event,
                          row.webhook_id
            ), settled as (
                insert into outbox (job_id, sequence, kind, event_id, body, state)
                select id, %1$d, 'SETTLEMENT', settlement_id, event, 'PENDING' from ended where event is not null
            ), told as (
                insert into outbox (job_id, sequence, kind, event_id, state)
                select id, %2$d, 'WEBHOOK', webhook_id, case when event is null then 'PENDING' else 'BLOCKED' end
                  from ended where callback
            )
            select id, version, state from ended
            """.formatted(Sequence.SETTLEMENT, Sequence.WEBHOOK);

    private record Ending(StoringJob job, Bill bill, Optional<SettlementEvent> settlement) {
        static Ending of(StoringJob job) {
            Bill bill = job.bill();
            return new Ending(job, bill, bill.isFree() ? Optional.empty() : Optional.of(job.settlement(bill)));
        }
    }

    private static final JobError LOST = new JobError(
            ErrorCode.RESULT_LOST,
            "The result could not be brought to storage in time. Nothing is charged; submit again.");

    private final JdbcClient jdbc;

    CompleteJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(List<JobId> jobs) {
        jdbc.sql(LOCK).param("jobs", ids(jobs)).query(UUID.class).list();
    }

    List<EndedJob> complete(List<JobId> jobs) {
        List<Ending> endings = jdbc.sql(READY)
                .param("jobs", ids(jobs))
                .query((row, n) -> Ending.of(StoringJob.read(row)))
                .list();
        return endings.isEmpty() ? List.of() : end(endings);
    }

    private List<EndedJob> end(List<Ending> endings) {
        return Columns.of(jdbc.sql(COMPLETE), endings)
                .with("jobs", "uuid", e -> e.job().id().value())
                .with("states", "text", e -> e.job().isLost() ? "FAILED" : "SUCCEEDED")
                .with("missing", "int4", e -> e.job().allMissing())
                .with(
                        "usages",
                        "text",
                        e -> Json.MAPPER.writeValueAsString(e.job().usage()))
                .with(
                        "bills",
                        "text",
                        e -> Json.MAPPER.writeValueAsString(e.job().kept(e.bill())))
                .with("errors", "text", e -> e.job().isLost() ? Json.MAPPER.writeValueAsString(LOST) : null)
                .with(
                        "settlementIds",
                        "uuid",
                        e -> e.settlement().map(SettlementEvent::eventId).orElse(null))
                .with(
                        "settlements",
                        "text",
                        e -> e.settlement().map(Json.MAPPER::writeValueAsString).orElse(null))
                .with("webhookIds", "uuid", e -> UuidCreator.getTimeOrderedEpoch())
                .statement()
                .query((row, n) -> EndedJobs.read(row))
                .list();
    }

    private static SqlArrayValue ids(List<JobId> jobs) {
        return new SqlArrayValue("uuid", jobs.stream().map(JobId::value).toArray());
    }
}
