package com.easyai.gateway.claim;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The two doors through which a worker gets jobs. Guarantees: a job is claimed by one worker at a time, each claim has a
 * higher epoch than any before it, and a worker without a live lease claims nothing.
 */
public final class ClaimJobs {
    private static final String CLAIMED = """
            update job
               set state = 'RUNNING', owner = :worker, epoch = job.epoch + 1, due_at = null, reason = null,
                   version = job.version + case when job.state = 'RUNNING' then 0 else 1 end,
                   started_at = coalesce(job.started_at, now())
            """;
    private static final String LEASED =
            " and exists (select from worker where worker.id = :worker and worker.lease_until > now())";
    private static final String RETURNING = """
             returning job.id, job.epoch, job.version, job.kind, job.model, job.end_user, job.request, job.prices,
                       job.created_at, job.deadline, job.failures, job.cancel_requested
            """;

    // Kafka brings references only to jobs nobody has touched: a record that comes late or twice finds epoch above 0.
    private static final String FRESH = CLAIMED
            + " where job.id = any(:ids) and job.state = 'QUEUED' and job.epoch = 0 and job.due_at is not null"
            + " and job.deadline > now()" + LEASED + RETURNING;

    private static final String DUE = """
            with due as materialized (
                select id from job
                 where kind = :kind and due_at <= now() and deadline > now()
                 order by due_at
                 limit :max
                   for update skip locked
            )
            """ + CLAIMED + " from due where job.id = due.id" + LEASED + RETURNING;

    private final JdbcClient jdbc;

    public ClaimJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims those of the referenced jobs that are still fresh, in one statement. */
    public List<ClaimedJob> fresh(WorkerId worker, List<JobId> ids) {
        return jdbc.sql(FRESH)
                .param("worker", worker.value())
                .param(
                        "ids",
                        new SqlArrayValue("uuid", ids.stream().map(JobId::value).toArray()))
                .query((row, n) -> claimed(row))
                .list();
    }

    /** Claims up to {@code max} jobs of a kind that are due: never announced, to be retried, woken, or left behind. */
    public List<ClaimedJob> due(WorkerId worker, JobKind kind, int max) {
        return jdbc.sql(DUE)
                .param("worker", worker.value())
                .param("kind", kind.name())
                .param("max", max)
                .query((row, n) -> claimed(row))
                .list();
    }

    private static ClaimedJob claimed(ResultSet row) throws SQLException {
        return new ClaimedJob(
                new Claim(new JobId(row.getObject("id", UUID.class)), row.getInt("epoch")),
                row.getInt("version"),
                JobKind.valueOf(row.getString("kind")),
                row.getString("model"),
                Json.MAPPER.readValue(row.getString("end_user"), EndUser.class),
                row.getString("request"),
                Json.MAPPER.readValue(row.getString("prices"), PriceSnapshot.class),
                new ClaimedJob.Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("deadline", OffsetDateTime.class).toInstant()),
                row.getInt("failures"),
                row.getBoolean("cancel_requested"));
    }
}
