package com.easyai.gateway.waiting;

import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.ReadClaims;
import com.easyai.gateway.claim.WorkerId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Takes the next jobs of a queue: users in turn, each user's by priority and then by age. All methods belong into one
 * transaction, which holds the queue; what is looked at and not claimed stays as it was.
 */
public final class NextJobs {
    private static final String HOLD = "select pg_try_advisory_xact_lock(hashtextextended(:pool, 0))";

    // Locked, so that none of them is deleted as empty while somebody parks a job of theirs.
    private static final String LINE = """
            select user_sub from waiting_user where pool = :pool order by turn limit :max for update
            """;

    private static final String LOOK = """
            with users as (
                select * from unnest(:users) with ordinality as line (user_sub, turn)
            ), next as (
                select job.id, users.turn,
                       row_number() over (partition by users.user_sub order by job.priority, job.id) as place
                  from users
                 cross join lateral (
                        select id, priority from job
                         where job.pool = :pool and job.user_sub = users.user_sub and job.deadline > now()
                         order by job.priority, job.id
                         limit :max) job
                 order by place, turn
                 limit :max
            )
            select job.*
              from next join job on job.id = next.id and job.pool = :pool
             order by next.place, next.turn
               for update of job skip locked
            """;

    private static final String CLAIM = """
            update job
               set state = 'RUNNING', owner = :worker, epoch = job.epoch + 1, pool = null, reason = null,
                   version = job.version + 1, started_at = coalesce(job.started_at, now())
             where id = any(:ids) and pool is not null and deadline > now()
               and exists (select from worker where worker.id = :worker and worker.lease_until > now())
            """ + ReadClaims.RETURNING;

    private static final String TO_THE_END = """
            update waiting_user set turn = served.turn
              from (select user_sub, nextval('waiting_turn') as turn
                      from (select unnest(:users) as user_sub) in_order) served
             where waiting_user.pool = :pool and waiting_user.user_sub = served.user_sub
            """;

    private static final String FORGET = """
            delete from waiting_user
             where pool = :pool and user_sub = any(:users)
               and not exists (select from job where job.pool = waiting_user.pool and job.user_sub = waiting_user.user_sub)
            """;

    private final JdbcClient jdbc;

    public NextJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other workers from this queue until the transaction ends; false if one has it. */
    public boolean hold(String pool) {
        return jdbc.sql(HOLD).param("pool", pool).query(Boolean.class).single();
    }

    /** The users whose turn it is next, as many as could matter for {@code max} jobs. */
    public List<String> line(String pool, int max) {
        return jdbc.sql(LINE)
                .param("pool", pool)
                .param("max", max)
                .query(String.class)
                .list();
    }

    /** The next {@code max} jobs of these users, the first first, as they wait: none of them is claimed yet. */
    public List<ClaimedJob> look(String pool, List<String> users, int max) {
        return jdbc.sql(LOOK)
                .param("pool", pool)
                .param("users", texts(users))
                .param("max", max)
                .query((row, n) -> ReadClaims.read(row))
                .list();
    }

    /** Claims these for a worker with a live lease, and sends their users to the end of the line. */
    public List<ClaimedJob> claim(WorkerId worker, String pool, List<ClaimedJob> chosen) {
        List<ClaimedJob> claimed = jdbc.sql(CLAIM)
                .param("worker", worker.value())
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid",
                                chosen.stream().map(job -> job.id().value()).toArray()))
                .query((row, n) -> ReadClaims.read(row))
                .list();
        List<String> served =
                chosen.stream().map(job -> job.user().sub()).distinct().toList();
        jdbc.sql(TO_THE_END).param("pool", pool).param("users", texts(served)).update();
        return claimed;
    }

    /** Takes those of the line's users who have no job left out of it. */
    public void forget(String pool, List<String> users) {
        jdbc.sql(FORGET).param("pool", pool).param("users", texts(users)).update();
    }

    private static SqlArrayValue texts(List<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }
}
