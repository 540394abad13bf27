package com.easyai.gateway.shadowstore;

import com.easyai.gateway.groupcommit.Columns;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what comparing came to, and lets go of the copy once nothing more is decided about it. */
public final class SaveComparisons {
    private static final String FIRST = """
            update shadow_comparison
               set compared_at = now(), findings = cast(row.findings as jsonb), decision = row.decision,
                   decide_micros = row.micros,
                   due_at = case when row.again then now() + :pause * interval '1 millisecond' end,
                   document = case when row.again then document end
              from unnest(:ids, :findings, :decisions, :micros, :agains)
                as row (request_id, findings, decision, micros, again)
             where shadow_comparison.request_id = row.request_id and compared_at is null
            """;
    private static final String AGAIN = """
            update shadow_comparison
               set due_at = null, document = null,
                   disagreed = case when row.fields = '' then array[]::text[] else string_to_array(row.fields, ',') end
              from unnest(:ids, :fields) as row (request_id, fields)
             where shadow_comparison.request_id = row.request_id and compared_at is not null
            """;

    private final JdbcClient jdbc;

    public SaveComparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A comparison.
     *
     * @param findings JSON, an array with an element {field, outcome, cause, detail} a layer
     * @param decision JSON, without anything of the user's
     * @param again whether the same is to be decided a second time later
     */
    public record Compared(String requestId, String findings, String decision, Duration took, boolean again) {}

    /** A second decision, and the layers in which it was another one than the first. */
    public record DecidedAgain(String requestId, List<String> disagreed) {}

    public void first(List<Compared> comparisons, Duration pause) {
        Columns.of(jdbc.sql(FIRST).param("pause", pause.toMillis()), comparisons)
                .with("ids", "text", Compared::requestId)
                .with("findings", "text", Compared::findings)
                .with("decisions", "text", Compared::decision)
                .with("micros", "int8", compared -> compared.took().toNanos() / 1_000)
                .with("agains", "bool", Compared::again)
                .statement()
                .update();
    }

    public void again(List<DecidedAgain> decisions) {
        Columns.of(jdbc.sql(AGAIN), decisions)
                .with("ids", "text", DecidedAgain::requestId)
                .with("fields", "text", decision -> String.join(",", decision.disagreed()))
                .statement()
                .update();
    }
}
