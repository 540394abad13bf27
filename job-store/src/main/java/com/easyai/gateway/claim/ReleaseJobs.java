package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Frees jobs from workers: those that died or were paused too long, and those that hand theirs back. */
public final class ReleaseJobs {
    // By the owner's lease and not by a list of dead workers: a claim that commits while its worker's lease runs out is
    // found by the next round.
    private static final String LOST = """
            with lost as materialized (
                select id from job
                 where owner is not null
                   and not exists (select from worker where worker.id = job.owner and worker.lease_until > now())
                 limit :max
                   for update skip locked
            )
            update job set owner = null, due_at = now(), epoch = epoch + 1
              from lost where job.id = lost.id
            returning job.id
            """;
    private static final String HAND_BACK = """
            update job set owner = null, due_at = now(), epoch = epoch + 1
             where id = any(:jobs) and owner = :worker
            """;
    private static final String FORGET = "delete from worker where lease_until < now() - interval '1 hour'";

    private final JdbcClient jdbc;

    public ReleaseJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Offers up to {@code max} jobs whose worker's lease ran out to all workers; returns them. */
    public List<JobId> ofLostLeases(int max) {
        List<JobId> released = jdbc.sql(LOST)
                .param("max", max)
                .query((row, n) -> new JobId(row.getObject("id", UUID.class)))
                .list();
        jdbc.sql(FORGET).update();
        return released;
    }

    /** Offers these jobs of this worker to all workers at once; returns how many were still its own. */
    public int handBack(WorkerId worker, List<JobId> jobs) {
        return jdbc.sql(HAND_BACK)
                .param("worker", worker.value())
                .param(
                        "jobs",
                        new SqlArrayValue(
                                "uuid", jobs.stream().map(JobId::value).toArray()))
                .update();
    }
}
