package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many jobs are to be taken before a job. Counted up to a bound in each direction, so that asking costs little however
 * long a queue is; beyond it a longer queue is told as this long.
 */
public final class QueuePosition {
    private static final int MOST = 10_000;
    private static final int MOST_USERS = 200;
    private static final int MOST_OF_OTHERS = 50;

    private static final String DUE = """
            select (select count(*) from (select 1 from job ahead
                                           where ahead.kind = mine.kind and ahead.due_at < mine.due_at
                                           limit %d) counted) + 1 as position, null as pool
              from job mine
             where id = :job and due_at is not null
            """.formatted(MOST);

    // Users are served in turn: before this job go its owner's better ones, and of every other user about as many.
    private static final String WAITING = """
            with mine as (
                select job.pool, job.user_sub, job.priority, job.id, line.turn
                  from job join waiting_user line on line.pool = job.pool and line.user_sub = job.user_sub
                 where job.id = :job
            ), own as (
                select count(*) as ahead
                  from (select 1 from job ahead, mine
                         where ahead.pool = mine.pool and ahead.user_sub = mine.user_sub
                           and (ahead.priority, ahead.id) < (mine.priority, mine.id)
                         limit %d) counted
            ), others as (
                select other.user_sub, other.turn < mine.turn as earlier
                  from waiting_user other, mine
                 where other.pool = mine.pool and other.user_sub <> mine.user_sub
                 order by other.turn
                 limit %d
            ), theirs as (
                select sum((select count(*)
                              from (select 1 from job
                                     where job.pool = mine.pool and job.user_sub = others.user_sub
                                     limit least(own.ahead + case when others.earlier then 1 else 0 end, %d)) counted))
                       as ahead
                  from mine, own, others
            )
            select own.ahead + coalesce(theirs.ahead, 0) + 1 as position, mine.pool from mine, own, theirs
            """.formatted(MOST, MOST_USERS, MOST_OF_OTHERS);

    private final JdbcClient jdbc;

    public QueuePosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place, counted from 1; {@code pool} names the queue for room, if the job waits in one. */
    public record Place(long position, Optional<String> pool) {}

    /** Empty if the job does not wait to be taken. */
    public Optional<Place> of(JobId job) {
        return place(WAITING, job).or(() -> place(DUE, job));
    }

    private Optional<Place> place(String question, JobId job) {
        return jdbc.sql(question)
                .param("job", job.value())
                .query((row, n) -> new Place(row.getLong("position"), Optional.ofNullable(row.getString("pool"))))
                .optional();
    }
}
