package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import com.easyai.gateway.dryrun.Legacy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the provider would be sent, as canonical JSON: every path, numbers by value, members in any order. */
final class CompareParameters {
    /** Enough to see what it is about; the rest of a wholly different body says nothing more. */
    private static final int MOST_SHOWN = 5;

    private CompareParameters() {}

    static Finding compare(Legacy legacy, DryDecision.Taken ours) {
        if (!legacy.parameters().isObject()) {
            return new Finding.NotComparable("legacy.parameters is not a JSON object");
        }
        if (ours.chosen().isEmpty()) {
            return new Finding.Failed("no platform here", "");
        }
        Finding first = compare(legacy.parameters(), ours.chosen().get().parameters());
        Optional<Stop> other = ComparePlatform.allowedByBoth(legacy.platform(), ours);
        if (first instanceof Finding.Mismatch && other.isPresent()) {
            Finding second = compare(legacy.parameters(), other.get().parameters());
            return second instanceof Finding.Match ? new Finding.Match("same at legacy's platform") : first;
        }
        return first;
    }

    private static Finding compare(JsonNode theirs, ObjectNode here) {
        List<DifferingPaths.Difference> differences = DifferingPaths.of(theirs, here);
        if (differences.isEmpty()) {
            return Finding.Match.SAME;
        }
        String more = differences.size() > MOST_SHOWN ? " and " + (differences.size() - MOST_SHOWN) + " more" : "";
        return new Finding.Mismatch(
                joined(differences, DifferingPaths.Difference::cause) + more,
                joined(differences, DifferingPaths.Difference::detail) + more);
    }

    private static String joined(
            List<DifferingPaths.Difference> differences, Function<DifferingPaths.Difference, String> text) {
        return differences.stream().limit(MOST_SHOWN).map(text).collect(Collectors.joining(", "));
    }
}
