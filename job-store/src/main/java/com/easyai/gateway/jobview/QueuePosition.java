package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * How many jobs are to be taken before a job. Counted up to a bound in each direction, so that asking costs little however
 * long a queue is; beyond it a longer queue is told as this long. Of several jobs in one queue only what lies between them
 * is counted, so that all of a page cost about what its last one does.
 */
public final class QueuePosition {
    private static final int MOST = 10_000;
    private static final int MOST_USERS = 200;
    private static final int MOST_OF_OTHERS = 50;

    private static final String DUE = """
            with mine as (
                select id, kind, due_at, lag(due_at, 1, timestamptz '-infinity') over queue as before
                  from job
                 where id = any(:jobs) and due_at is not null
                window queue as (partition by kind order by due_at, id)
            ), gap as (
                select mine.*, (select count(*)
                                  from (select 1 from job ahead
                                         where ahead.kind = mine.kind
                                           and ahead.due_at >= mine.before and ahead.due_at < mine.due_at
                                         limit %1$d) counted) as jobs
                  from mine
            )
            select id, least(sum(jobs) over (partition by kind order by due_at, id), %1$d) + 1 as position, null as pool
              from gap
            """.formatted(MOST);

    // Users are served in turn: before this job go its owner's better ones, and of every other user about as many.
    private static final String WAITING = """
            with mine as (
                select job.pool, job.user_sub, job.priority, job.id, line.turn,
                       lag(job.priority, 1, (-1)::smallint) over own as before_priority,
                       lag(job.id, 1, uuid '00000000-0000-0000-0000-000000000000') over own as before_id
                  from job join waiting_user line on line.pool = job.pool and line.user_sub = job.user_sub
                 where job.id = any(:jobs)
                window own as (partition by job.pool, job.user_sub order by job.priority, job.id)
            ), gap as (
                select mine.*, (select count(*)
                                  from (select 1 from job ahead
                                         where ahead.pool = mine.pool and ahead.user_sub = mine.user_sub
                                           and (ahead.priority, ahead.id) >= (mine.before_priority, mine.before_id)
                                           and (ahead.priority, ahead.id) < (mine.priority, mine.id)
                                         limit %1$d) counted) as jobs
                  from mine
            ), own as (
                select pool, user_sub, id, turn,
                       least(sum(jobs) over (partition by pool, user_sub order by priority, id), %1$d)::int8 as ahead
                  from gap
            ), owner as (
                select pool, user_sub, turn, max(ahead) as ahead from own group by pool, user_sub, turn
            ), others as (
                select owner.pool, owner.user_sub, other.earlier,
                       (select count(*)
                          from (select 1 from job
                                 where job.pool = owner.pool and job.user_sub = other.user_sub
                                 limit least(owner.ahead + other.earlier, %3$d)) counted) as jobs
                  from owner
                 cross join lateral (
                       select user_sub, case when turn < owner.turn then 1 else 0 end as earlier
                         from waiting_user
                        where pool = owner.pool and user_sub <> owner.user_sub
                        order by turn
                        limit %2$d) other
            )
            select own.id, own.pool, own.ahead + 1 + coalesce((
                       select sum(least(others.jobs, own.ahead + others.earlier))
                         from others
                        where others.pool = own.pool and others.user_sub = own.user_sub), 0) as position
              from own
            """.formatted(MOST, MOST_USERS, MOST_OF_OTHERS);

    private final JdbcClient jdbc;

    public QueuePosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place, counted from 1; {@code pool} names the queue for room, if the job waits in one. */
    public record Place(long position, Optional<String> pool) {}

    /** Empty if the job does not wait to be taken. */
    public Optional<Place> of(JobId job) {
        return Optional.ofNullable(of(List.of(job)).get(job));
    }

    /** One statement for those that wait for room and one for the others; jobs that do not wait are not in the map. */
    public Map<JobId, Place> of(List<JobId> jobs) {
        var places = new HashMap<JobId, Place>();
        read(WAITING, jobs, places);
        read(DUE, jobs.stream().filter(job -> !places.containsKey(job)).toList(), places);
        return places;
    }

    private void read(String question, List<JobId> jobs, Map<JobId, Place> places) {
        if (!jobs.isEmpty()) {
            jdbc.sql(question)
                    .param(
                            "jobs",
                            new SqlArrayValue(
                                    "uuid", jobs.stream().map(JobId::value).toArray()))
                    .query(row -> {
                        places.put(new JobId(row.getObject("id", UUID.class)), place(row));
                    });
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("position"), Optional.ofNullable(row.getString("pool")));
    }
}
