package com.easyai.gateway.shadowing;

import com.easyai.gateway.comparison.Finding;
import com.easyai.gateway.comparison.FindingRows;
import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.shadowing.DecideCopies.Decided;
import com.easyai.gateway.shadowstore.Explanations;
import com.easyai.gateway.shadowstore.Explanations.Explanation;
import com.easyai.gateway.topics.PublishShadow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Publishes comparisons with the explanations that are in force; nothing of the user's is in them. */
final class TellResults {
    private final Explanations explanations;
    private final PublishShadow publish;

    TellResults(Explanations explanations, PublishShadow publish) {
        this.explanations = explanations;
        this.publish = publish;
    }

    record Result(String requestId, Decided decided) {}

    /** After the commit. */
    void tell(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        List<Explanation> inForce = explanations.inForce();
        results.forEach(result -> publish.result(result.requestId(), text(result, inForce)));
    }

    private static String text(Result result, List<Explanation> inForce) {
        Decided decided = result.decided();
        return FindingRows.document(
                result.requestId(), decided.model(), decided.kind(), explained(decided, inForce), decided.decision());
    }

    private static Map<Layer, Finding> explained(Decided decided, List<Explanation> inForce) {
        var findings = new EnumMap<Layer, Finding>(decided.findings());
        findings.replaceAll((layer, finding) -> explained(decided, layer, finding, inForce));
        return findings;
    }

    private static Finding explained(Decided decided, Layer layer, Finding finding, List<Explanation> inForce) {
        if (!(finding instanceof Finding.Mismatch(String cause, String detail))) {
            return finding;
        }
        return inForce.stream()
                .filter(rule -> rule.expected().covers(layer.wire(), cause, decided.model(), decided.kind()))
                .findFirst()
                .<Finding>map(rule -> new Finding.Explained(cause, detail, rule.id()))
                .orElse(finding);
    }
}
