package com.easyai.gateway.claim;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.job.JobId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            update job set owner = null, due_at = now() + :delay * interval '1 millisecond', epoch = job.epoch + 1
              from unnest(:jobs, :epochs) as row (id, epoch)
             where job.id = row.id and job.epoch = row.epoch and job.owner is not null
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

    /** Offers the jobs of these claims to all workers after {@code delay}; returns how many claims still held. */
    public int handBack(List<Claim> claims, Duration delay) {
        return Columns.of(jdbc.sql(HAND_BACK), claims)
                .with("jobs", "uuid", claim -> claim.job().value())
                .with("epochs", "int4", Claim::epoch)
                .statement()
                .param("delay", delay.toMillis())
                .update();
    }
}
