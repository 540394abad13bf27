package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import java.util.List;
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
    // Kafka brings references only to jobs nobody has touched: a record that comes late or twice finds epoch above 0.
    private static final String FRESH = CLAIMED
            + " where job.id = any(:ids) and job.state = 'QUEUED' and job.epoch = 0 and job.due_at is not null"
            + " and job.deadline > now()" + LEASED + ReadClaims.RETURNING;

    private static final String DUE = """
            with due as materialized (
                select id from job
                 where kind = :kind and due_at <= now() and deadline > now()
                 order by due_at
                 limit :max
                   for update skip locked
            )
            """ + CLAIMED + " from due where job.id = due.id" + LEASED + ReadClaims.RETURNING;

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
                .query((row, n) -> ReadClaims.read(row))
                .list();
    }

    /** Claims up to {@code max} jobs of a kind that are due: never announced, to be retried, woken, or left behind. */
    public List<ClaimedJob> due(WorkerId worker, JobKind kind, int max) {
        return jdbc.sql(DUE)
                .param("worker", worker.value())
                .param("kind", kind.name())
                .param("max", max)
                .query((row, n) -> ReadClaims.read(row))
                .list();
    }
}
