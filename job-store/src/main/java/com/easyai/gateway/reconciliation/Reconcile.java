package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.WorkId;
import com.easyai.gateway.outbox.OutboxDesk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report of what does not agree. It looks at so many jobs and calls at a time that no statement takes long, and at so many in all
 * that a page comes within seconds; it changes nothing.
 */
public final class Reconcile {
    private static final int AT_A_TIME = 2_000;
    private static final int A_PAGE = 100_000;

    private static final String NEXT = """
            select count(*) filter (where call_kind is null) as jobs, count(call_kind) as calls,
                   (array_agg(id order by id desc))[1] as last,
                   (array_agg(call_kind order by id desc))[1] as last_kind
              from (select id, call_kind
                      from ((select id, null as call_kind from job where id > :after and id <= :last
                              order by id limit :max)
                            union all
                            (select id, kind from direct_call where id > :after and id <= :last
                              order by id limit :max)) both_kinds
                     order by id limit :max) page
            """;

    private final JdbcClient jdbc;
    private final OutboxDesk outbox;
    private final FindDifferences differences;
    private final FindCallDifferences callDifferences;

    public Reconcile(JdbcClient jdbc, Graces graces) {
        this.jdbc = jdbc;
        this.outbox = new OutboxDesk(jdbc);
        this.differences = new FindDifferences(jdbc, graces);
        this.callDifferences = new FindCallDifferences(jdbc);
    }

    /** How many were looked at. */
    public record Looked(int jobs, int calls) {
        private static final Looked NONE = new Looked(0, 0);

        private int all() {
            return jobs + calls;
        }

        private Looked and(Looked more) {
            return new Looked(jobs + more.jobs, calls + more.calls);
        }
    }

    /**
     * What was found.
     *
     * @param differences of what was looked at, oldest first; empty if all agree
     * @param undelivered parked and refused deliveries of it, which wait for an operator and are no differences
     * @param next the job or call after which the next page begins; null if this was all
     */
    public record Page(
            Looked looked,
            List<Finding> differences,
            List<OutboxDesk.Delivery> undelivered,
            @Nullable WorkId next) {}

    /** {@code last}: the last one of it; null if it reaches to the end. */
    private record Step(Looked looked, @Nullable WorkId last) {}

    /**
     * Looks at jobs and calls made at {@code from} or later and before {@code to}, beginning after {@code after}, until
     * {@code limit} differences are found. The differences of one are on one page, which may make it a little longer.
     */
    public Page page(Instant from, Instant to, Optional<WorkId> after, int limit) {
        IdRange all = IdRange.of(from, to);
        IdRange left = after.map(WorkId::value).map(all::startingAfter).orElse(all);
        UUID start = left.after();
        var found = new ArrayList<Finding>();
        Looked looked = Looked.NONE;
        WorkId next = null;
        while (!left.isEmpty() && found.size() < limit && looked.all() < A_PAGE) {
            Step step = next(left);
            next = step.last();
            IdRange range = next == null ? left : left.endingWith(next.value());
            found.addAll(in(range));
            looked = looked.and(step.looked());
            left = left.startingAfter(range.last());
        }
        return new Page(looked, List.copyOf(found), outbox.stuck(start, left.after(), limit), next);
    }

    private List<Finding> in(IdRange range) {
        return Stream.concat(differences.in(range).stream(), callDifferences.in(range).stream())
                .sorted(Comparator.comparing(Reconcile::age))
                .toList();
    }

    /** Ids of version 7 are in the order of their time, also as text. */
    private static String age(Finding finding) {
        return finding.id().value().toString();
    }

    /** The next few; the last few reach to the end, where deliveries of jobs that are gone may be. */
    private Step next(IdRange left) {
        return jdbc.sql(NEXT)
                .param("after", left.after())
                .param("last", left.last())
                .param("max", AT_A_TIME)
                .query((row, n) -> {
                    var looked = new Looked(row.getInt("jobs"), row.getInt("calls"));
                    return new Step(looked, looked.all() == AT_A_TIME ? last(row) : null);
                })
                .single();
    }

    private static WorkId last(ResultSet row) throws SQLException {
        String kind = row.getString("last_kind");
        return WorkId.of(row.getObject("last", UUID.class), kind == null ? null : JobKind.valueOf(kind));
    }
}
