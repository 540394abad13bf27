package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.outbox.OutboxDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report of what does not agree. It looks at so many jobs at a time that no statement takes long, and at so many in all
 * that a page comes within seconds; it changes nothing.
 */
public final class Reconcile {
    private static final int JOBS_AT_A_TIME = 2_000;
    private static final int JOBS_A_PAGE = 100_000;

    private static final String NEXT = """
            select count(*) as jobs, (array_agg(id order by id desc))[1] as last
              from (select id from job where id > :after and id <= :last order by id limit :max) page
            """;

    private final JdbcClient jdbc;
    private final OutboxDesk outbox;
    private final FindDifferences differences;

    public Reconcile(JdbcClient jdbc, Graces graces) {
        this.jdbc = jdbc;
        this.outbox = new OutboxDesk(jdbc);
        this.differences = new FindDifferences(jdbc, graces);
    }

    /**
     * What was found.
     *
     * @param jobs how many were looked at
     * @param differences of these jobs, oldest first; empty if all agree
     * @param undelivered their parked and refused deliveries, which wait for an operator and are no differences
     * @param next the job after which the next page begins; null if this was all
     */
    public record Page(
            int jobs,
            List<Finding> differences,
            List<OutboxDesk.Delivery> undelivered,
            @Nullable JobId next) {}

    private record Step(int jobs, IdRange range) {}

    /**
     * Looks at jobs made at {@code from} or later and before {@code to}, beginning after {@code after}, until {@code limit}
     * differences are found. A job's differences are on one page, which may make it a little longer.
     */
    public Page page(Instant from, Instant to, Optional<JobId> after, int limit) {
        IdRange all = IdRange.of(from, to);
        IdRange left = after.map(JobId::value).map(all::startingAfter).orElse(all);
        UUID start = left.after();
        var found = new ArrayList<Finding>();
        int jobs = 0;
        while (!left.isEmpty() && found.size() < limit && jobs < JOBS_A_PAGE) {
            Step step = next(left);
            found.addAll(differences.in(step.range()));
            jobs += step.jobs();
            left = left.startingAfter(step.range().last());
        }
        var undelivered = outbox.stuck(start, left.after(), limit);
        return new Page(jobs, List.copyOf(found), undelivered, left.isEmpty() ? null : new JobId(left.after()));
    }

    /** The next few jobs; the last few reach to the end, where deliveries of jobs that are gone may be. */
    private Step next(IdRange left) {
        return jdbc.sql(NEXT)
                .param("after", left.after())
                .param("last", left.last())
                .param("max", JOBS_AT_A_TIME)
                .query((row, n) -> {
                    int jobs = row.getInt("jobs");
                    boolean full = jobs == JOBS_AT_A_TIME;
                    return new Step(jobs, full ? left.endingWith(row.getObject("last", UUID.class)) : left);
                })
                .single();
    }
}
