package com.easyai.gateway.waiting;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets go of jobs that find no room, into the queue for it. They keep all their attempts and their age; one that nobody has
 * begun has not started either.
 */
public final class ParkJobs implements AutoCloseable {
    // The user's row is touched even when it is there: that waits for whoever is just about to delete it as empty.
    // A job whose user asked for its end while it ran joins no queue, where nobody would read the wish: it is
    // due at once.
    private static final String PARK = """
            with row as (
                select * from unnest(:jobs, :epochs, :pools, :reasons) as row (id, epoch, pool, reason)
            ), parked as (
                update job
                   set state = 'WAITING', owner = null, epoch = job.epoch + 1, version = job.version + 1,
                       progress = null, reason = row.reason,
                       due_at = case when job.cancel_requested then now() end,
                       pool = case when not job.cancel_requested then row.pool end,
                       started_at = case when exists (select from attempt where attempt.job_id = job.id)
                                         then job.started_at end
                  from row
                 where job.id = row.id and job.epoch = row.epoch and job.state = 'RUNNING'
                returning job.id, job.version, job.pool, job.user_sub
            ), users as (
                insert into waiting_user (pool, user_sub)
                select distinct pool, user_sub from parked where pool is not null order by pool, user_sub
                on conflict (pool, user_sub) do update set pool = excluded.pool
            )
            select id, version from parked
            """;

    private final JdbcClient jdbc;
    private final GroupCommit<ParkedJob, Optional<Integer>> writer;

    public ParkJobs(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("waiting", size, this::park);
    }

    /** Returns the job's new version; nothing if the claim was lost. */
    public Optional<Integer> park(ParkedJob job) {
        return writer.write(job);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Optional<Integer>> park(List<ParkedJob> jobs) {
        var versions = new HashMap<UUID, Integer>();
        Columns.of(jdbc.sql(PARK), jobs)
                .with("jobs", "uuid", j -> j.claim().job().value())
                .with("epochs", "int4", j -> j.claim().epoch())
                .with("pools", "text", ParkedJob::pool)
                .with("reasons", "text", ParkedJob::reason)
                .statement()
                .query(row -> {
                    versions.put(row.getObject("id", UUID.class), row.getInt("version"));
                });
        return jobs.stream()
                .map(j -> Optional.ofNullable(versions.get(j.claim().job().value())))
                .toList();
    }
}
