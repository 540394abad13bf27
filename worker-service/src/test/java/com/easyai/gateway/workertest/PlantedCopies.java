package com.easyai.gateway.workertest;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.dryrun.ShadowRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Copied requests that agree with the gateway in everything but one planted difference each. */
final class PlantedCopies {
    static final String SECRET = "a wish that nobody else may read";

    private static final List<String> MODELS =
            List.of(TestCatalogue.PICTURE, TestCatalogue.SPARED_PICTURE, TestCatalogue.FILM);

    private final Catalogue catalogue;
    private final DryRun dryRun = new DryRun(url -> false, Clock.systemUTC());

    PlantedCopies(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is wrong, and what the comparison must say: a field, an outcome and a cause; null for nothing. */
    enum Difference {
        NONE,
        CANDIDATE("candidates mismatch only in legacy: old"),
        PLATFORM("platform mismatch"),
        LIMITS("limits mismatch throttled in legacy, admitted here"),
        PRICE("estimate mismatch another total"),
        PARAMETER("parameters mismatch style only in legacy"),
        NO_PARAMETERS("parameters notComparable legacy.parameters is missing"),
        WRONG_SHAPE("candidates notComparable legacy.candidates is not a list of platforms' names"),
        UNKNOWN_MODEL("error"),
        NO_LEGACY("notComparable");

        final String finding;

        Difference() {
            this("");
        }

        Difference(String finding) {
            this.finding = finding;
        }
    }

    static Difference differenceOf(int number) {
        return Difference.values()[number % Difference.values().length];
    }

    static String modelOf(int number) {
        boolean unknown = differenceOf(number) == Difference.UNKNOWN_MODEL;
        return unknown ? "no-such-model" : MODELS.get(number / Difference.values().length % MODELS.size());
    }

    static String kindOf(int number) {
        return modelOf(number).equals(TestCatalogue.FILM) ? "video" : "image";
    }

    static String idOf(int number) {
        return "copy-" + number;
    }

    ObjectNode copy(int number) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        copy.put("requestId", idOf(number)).put("kind", kindOf(number)).put("occurredAt", "2026-11-23T10:00:00Z");
        copy.putObject("user").put("sub", "user-" + number);
        copy.putObject("request").put("model", modelOf(number)).put("prompt", SECRET + " " + number);
        ObjectNode legacy = copy.putObject("legacy");
        if (differenceOf(number) == Difference.UNKNOWN_MODEL) {
            legacy.put("platform", "first");
        } else if (differenceOf(number) != Difference.NO_LEGACY) {
            fill(legacy, ours(copy));
            plant(legacy, differenceOf(number));
        }
        return copy;
    }

    private DryDecision.Taken ours(ObjectNode copy) {
        if (ReadShadowRequest.of(copy) instanceof ShadowReading.Decidable(ShadowRequest request)
                && dryRun.decide(catalogue, request, Map.of()) instanceof DryDecision.Taken taken) {
            return taken;
        }
        throw new AssertionError("not taken: " + copy);
    }

    private static void fill(ObjectNode legacy, DryDecision.Taken ours) {
        DryDecision.Stop chosen = ours.chosen().orElseThrow();
        var candidates = legacy.putArray("candidates");
        ours.stops().forEach(stop -> candidates.add(stop.platform()));
        legacy.put("platform", chosen.platform());
        legacy.putObject("limits").put("decision", "admitted");
        legacy.putObject("estimate").put("total", chosen.estimate().total()).put("currency", "CNY");
        legacy.set("parameters", chosen.parameters().deepCopy());
    }

    private static void plant(ObjectNode legacy, Difference difference) {
        switch (difference) {
            case CANDIDATE -> legacy.withArray("candidates").add("old");
            case PLATFORM -> legacy.put("platform", "elsewhere");
            case LIMITS -> legacy.withObject("limits").put("decision", "throttled");
            case PRICE -> legacy.withObject("estimate").put("total", "123.456");
            case PARAMETER -> legacy.withObject("parameters").put("style", SECRET);
            case NO_PARAMETERS -> legacy.remove("parameters");
            case WRONG_SHAPE -> legacy.put("candidates", "first, second");
            case NONE, UNKNOWN_MODEL, NO_LEGACY -> {}
        }
    }

    /** How often each field must come to what, by model and kind: {@code model kind field outcome}. */
    static Map<String, Long> expected(int count) {
        var expected = new TreeMap<String, Long>();
        IntStream.range(0, count).forEach(number -> {
            for (String field : List.of("candidates", "platform", "limits", "estimate", "parameters")) {
                String key = modelOf(number) + " " + kindOf(number) + " " + field + " "
                        + outcome(differenceOf(number), field);
                expected.merge(key, 1L, Long::sum);
            }
        });
        return expected;
    }

    private static String outcome(Difference difference, String field) {
        return switch (difference) {
            case NONE -> "match";
            case NO_LEGACY -> "notComparable";
            // Only its platform was said, so only that can be an error.
            case UNKNOWN_MODEL -> field.equals("platform") ? "error" : "notComparable";
            case CANDIDATE, PLATFORM, LIMITS, PRICE, PARAMETER, NO_PARAMETERS, WRONG_SHAPE ->
                difference.finding.startsWith(field + " ")
                        ? difference.finding.substring(field.length() + 1).replaceFirst(" .*", "")
                        : "match";
        };
    }
}
