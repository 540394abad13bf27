package com.easyai.gateway.shadowreport;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.shadowstore.Explanations;
import com.easyai.gateway.shadowstore.Explanations.Explanation;
import com.easyai.gateway.shadowstore.ReadComparison;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One comparison, with the explanations that are in force. */
final class ShowComparison {
    private final ReadComparison comparisons;
    private final Explanations explanations;

    ShowComparison(ReadComparison comparisons, Explanations explanations) {
        this.comparisons = comparisons;
        this.explanations = explanations;
    }

    /** {@code rule} is the explanation of an explained one. */
    record Field(
            String outcome,
            String cause,
            String detail,
            @Nullable Long rule) {}

    /** {@code decision} is what the gateway decided; {@code status} is pending or compared. */
    record Shown(
            String requestId,
            String kind,
            String model,
            String status,
            Instant receivedAt,
            @Nullable Instant comparedAt,
            Map<String, Field> fields,
            @Nullable JsonNode decision) {}

    Optional<Shown> byId(String requestId) {
        return comparisons.byId(requestId).map(this::shown);
    }

    private Shown shown(ReadComparison.Row row) {
        String decision = row.decision();
        return new Shown(
                row.requestId(),
                row.kind(),
                row.model(),
                row.comparedAt() == null ? "pending" : "compared",
                row.receivedAt(),
                row.comparedAt(),
                fields(row),
                decision == null ? null : Json.MAPPER.readTree(decision));
    }

    private Map<String, Field> fields(ReadComparison.Row row) {
        var fields = new LinkedHashMap<String, Field>();
        String findings = row.findings();
        if (findings != null) {
            List<Explanation> inForce = explanations.inForce();
            Json.MAPPER
                    .readTree(findings)
                    .forEach(finding -> fields.put(finding.path("field").asString(), field(finding, row, inForce)));
        }
        return fields;
    }

    private static Field field(JsonNode finding, ReadComparison.Row row, List<Explanation> inForce) {
        String outcome = finding.path("outcome").asString();
        String cause = finding.path("cause").asString();
        Optional<Explanation> rule = inForce.stream()
                .filter(one -> outcome.equals("mismatch"))
                .filter(one -> one.expected().covers(finding.path("field").asString(), cause, row.model(), row.kind()))
                .findFirst();
        return new Field(
                rule.isPresent() ? "explained" : outcome,
                cause,
                finding.path("detail").asString(),
                rule.map(Explanation::id).orElse(null));
    }
}
