package com.easyai.gateway.comparison;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.DecisionDigest;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as the store keeps them and as the topic of results carries them. */
public final class FindingRows {
    private static final int LONGEST = 500;

    private FindingRows() {}

    /** An array with an element {field, outcome, cause, detail} a layer. */
    public static String json(Map<Layer, Finding> findings) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        findings.forEach((layer, finding) -> rows.add(row(finding).put("field", layer.wire())));
        return Json.MAPPER.writeValueAsString(rows);
    }

    /** Of a copy about which nothing can be decided. */
    public static String undecidable(String cause) {
        return json(CompareDecisions.failed("the copy cannot be decided about: " + cause, ""));
    }

    /** A record of the topic of results. */
    public static String document(
            String requestId, String model, String kind, Map<Layer, Finding> findings, DecisionDigest decision) {
        ObjectNode document = named(requestId, model, kind);
        ObjectNode fields = document.putObject("fields");
        findings.forEach((layer, finding) -> fields.set(layer.wire(), row(finding)));
        document.set("decision", Json.MAPPER.valueToTree(decision));
        return Json.MAPPER.writeValueAsString(document);
    }

    /** The same of {@link #json} findings about which nothing was decided. */
    public static String undecided(String requestId, String model, String kind, String rows) {
        ObjectNode document = named(requestId, model, kind);
        ObjectNode fields = document.putObject("fields");
        Json.MAPPER.readTree(rows).valueStream().map(row -> (ObjectNode) row).forEach(row -> {
            fields.set(row.path("field").asString(), row);
            row.remove("field");
        });
        document.putNull("decision");
        return Json.MAPPER.writeValueAsString(document);
    }

    private static ObjectNode named(String requestId, String model, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requestId", requestId)
                .put("kind", kind)
                .put("model", model);
    }

    private static ObjectNode row(Finding finding) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("outcome", finding.word()).put("cause", cut(finding.reason())).put("detail", cut(finding.about()));
        if (finding instanceof Finding.Explained explained) {
            row.put("rule", explained.rule());
        }
        return row;
    }

    private static String cut(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
