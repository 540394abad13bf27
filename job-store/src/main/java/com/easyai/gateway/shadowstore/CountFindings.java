package com.easyai.gateway.shadowstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what comparing came to, with the explanations that are in force at the end of the time asked about. */
public final class CountFindings {
    private static final String COUNT = """
            select model, kind, (compared_at at time zone 'UTC')::date as day, finding.field,
                   case when finding.outcome = 'mismatch' and exists (
                            select from shadow_explanation rule
                             where rule.field = finding.field and rule.cause = finding.cause
                               and coalesce(rule.model, comparison.model) = comparison.model
                               and coalesce(rule.kind, comparison.kind) = comparison.kind
                               and rule.expires_at > :inForceAt)
                        then 'explained' else finding.outcome end as word,
                   finding.cause, count(*) as count, min(request_id) as first, max(request_id) as last,
                   max(finding.detail) as detail
              from shadow_comparison comparison
             cross join lateral jsonb_to_recordset(findings)
                as finding (field text, outcome text, cause text, detail text)
             where compared_at >= :from and compared_at < :to
             group by model, kind, day, finding.field, word, finding.cause
            """;
    private static final String COSTS = """
            select model, kind, coalesce(percentile_disc(0.5) within group (order by decide_micros), 0) as median,
                   coalesce(percentile_disc(0.99) within group (order by decide_micros), 0) as slow,
                   count(disagreed) as decided_twice,
                   count(*) filter (where cardinality(disagreed) > 0) as disagreed
              from shadow_comparison
             where compared_at >= :from and compared_at < :to
             group by model, kind
            """;

    private final JdbcClient jdbc;

    public CountFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A model and a kind, as the copies name them. */
    public record Cell(String model, String kind) {}

    /** How often a layer came to this on a day; {@code samples} are ids, {@code detail} is about one of them. */
    public record Count(
            Cell cell,
            LocalDate day,
            String field,
            String word,
            String cause,
            long count,
            List<String> samples,
            String detail) {}

    /** What deciding took, and how often two decisions about the same request differed. */
    public record Cost(Cell cell, long medianMicros, long slowMicros, long decidedTwice, long disagreed) {}

    public List<Count> between(Instant from, Instant to, Instant inForceAt) {
        return jdbc.sql(COUNT)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("inForceAt", inForceAt.atOffset(ZoneOffset.UTC))
                .query((row, n) -> count(row))
                .list();
    }

    public List<Cost> costs(Instant from, Instant to) {
        return jdbc.sql(COSTS)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Cost(
                        cell(row),
                        row.getLong("median"),
                        row.getLong("slow"),
                        row.getLong("decided_twice"),
                        row.getLong("disagreed")))
                .list();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                cell(row),
                row.getObject("day", LocalDate.class),
                row.getString("field"),
                row.getString("word"),
                row.getString("cause"),
                row.getLong("count"),
                Stream.of(row.getString("first"), row.getString("last"))
                        .distinct()
                        .toList(),
                row.getString("detail"));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getString("model"), row.getString("kind"));
    }
}
