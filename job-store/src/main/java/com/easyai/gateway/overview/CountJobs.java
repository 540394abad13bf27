package com.easyai.gateway.overview;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many jobs are where, and why they are not further. */
public final class CountJobs {
    private static final int MOST_POOLS = 50;
    /** Of each queue for room: there are as many queues as models, and one that is longer is long enough. */
    private static final int MOST_IN_A_POOL = 1_000;

    private static final int MOST_GROUPS = 200;

    // Every job that is not over is in one of these indexes and, unless it is held, in exactly one. Each is read in its
    // own
    // order, so that no statistics, however old, make the planner read the table; and no further than it is counted.
    private static final String UNDER_WAY = """
            with recursive next as (
                (select pool from waiting_user order by pool limit 1)
                union all
                select (select later.pool from waiting_user later where later.pool > next.pool order by later.pool limit 1)
                  from next where next.pool is not null
            ), looked as (
                select 'due ' || line.kind as source, :most as cap, found.*
                  from (values ('IMAGE'), ('EDIT'), ('VIDEO')) as line (kind)
                 cross join lateral (
                        select state, job.kind, model, reason, created_at from job
                         where job.kind = line.kind and due_at is not null
                         order by due_at limit :most + 1) found
                 union all
                select 'room ' || line.pool, :inPool, found.*
                  from (select pool from next where pool is not null limit :pools) line
                 cross join lateral (
                        select state, kind, model, reason, created_at from job
                         where job.pool = line.pool
                         order by user_sub, priority, id limit :inPool + 1) found
                 union all
                select 'owned', :most, found.*
                  from (select state, kind, model, reason, created_at from job
                         where owner is not null order by owner limit :most + 1) found
                 union all
                select 'storing', :most, found.*
                  from (select state, kind, model, reason, created_at from job
                         where state = 'STORING' order by delivered_at limit :most + 1) found
            ), counted as (
                select state, kind, model, reason, least(count(*), cap) as jobs, min(created_at) as oldest,
                       sum(count(*)) over (partition by source) > cap as more
                  from looked
                 group by source, cap, state, kind, model, reason
            )
            select state, kind, model, reason, sum(jobs) as jobs, min(oldest) as oldest, bool_or(more) as more
              from counted
             group by state, kind, model, reason
             order by jobs desc, oldest
             limit :groups
            """;

    private static final String ENDED = """
            select state, kind, count(*) as jobs
              from (select state, kind, created_at from job order by id desc limit :most) newest
             where created_at > now() - interval '1 hour' and state in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED')
             group by state, kind
             order by state, kind
            """;

    private final JdbcClient jdbc;

    public CountJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Jobs that are not over, alike in all of this.
     *
     * @param reason why they are not running, for people; null if nothing keeps them but a free worker
     * @param more there are more than {@code count}: they were not all looked at
     */
    public record Group(
            JobState state,
            JobKind kind,
            String model,
            @Nullable String reason,
            int count,
            boolean more,
            Instant oldest) {}

    /** Jobs of one kind that are over. */
    public record Ended(JobState state, JobKind kind, int count) {}

    /** The largest groups first; held jobs are in none of them. */
    public List<Group> underWay() {
        return jdbc.sql(UNDER_WAY)
                .param("most", Capped.MOST)
                .param("inPool", MOST_IN_A_POOL)
                .param("pools", MOST_POOLS)
                .param("groups", MOST_GROUPS)
                .query((row, n) -> group(row))
                .list();
    }

    /** Of the newest {@link Capped#MOST} jobs, those that were made within the last hour and are over. */
    public List<Ended> ended() {
        return jdbc.sql(ENDED)
                .param("most", Capped.MOST)
                .query((row, n) -> new Ended(
                        JobState.valueOf(row.getString("state")),
                        JobKind.valueOf(row.getString("kind")),
                        row.getInt("jobs")))
                .list();
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                JobState.valueOf(row.getString("state")),
                JobKind.valueOf(row.getString("kind")),
                row.getString("model"),
                row.getString("reason"),
                row.getInt("jobs"),
                row.getBoolean("more"),
                row.getObject("oldest", OffsetDateTime.class).toInstant());
    }
}
