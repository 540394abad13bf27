package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The platforms a request may go to, and their order. Within one priority the order is drawn, there as here, so a
 * different draw is the same order.
 */
final class CompareCandidates {
    private CompareCandidates() {}

    static Finding compare(JsonNode written, DryDecision.Taken ours) {
        if (!written.isArray() || !isNames(written)) {
            return new Finding.NotComparable("legacy.candidates is not a list of platforms' names");
        }
        List<String> theirs = written.valueStream().map(JsonNode::asString).toList();
        List<String> here = ours.stops().stream().map(Stop::platform).toList();
        if (theirs.equals(here)) {
            return Finding.Match.SAME;
        }
        if (new HashSet<>(theirs).equals(new HashSet<>(here)) && theirs.size() == here.size()) {
            return order(theirs, ours);
        }
        return new Finding.Mismatch(
                cause(theirs, here), ShownText.listed(theirs) + " in legacy, " + ShownText.listed(here) + " here");
    }

    private static Finding order(List<String> theirs, DryDecision.Taken ours) {
        Map<String, Integer> priorities = new HashMap<>();
        ours.stops().forEach(stop -> priorities.put(stop.platform(), stop.priority()));
        List<Integer> inTurn =
                theirs.stream().map(name -> priorities.getOrDefault(name, 0)).toList();
        if (inTurn.equals(inTurn.stream().sorted().toList())) {
            return new Finding.Match("another draw within a priority");
        }
        return new Finding.Mismatch("another order", ShownText.listed(theirs) + " in legacy");
    }

    private static String cause(List<String> theirs, List<String> here) {
        var only = new ArrayList<String>();
        var legacyOnly = new TreeSet<>(theirs);
        here.forEach(legacyOnly::remove);
        var hereOnly = new TreeSet<>(here);
        theirs.forEach(hereOnly::remove);
        if (!legacyOnly.isEmpty()) {
            only.add("only in legacy: " + ShownText.listed(legacyOnly));
        }
        if (!hereOnly.isEmpty()) {
            only.add("only here: " + ShownText.listed(hereOnly));
        }
        return only.isEmpty() ? "a platform is listed twice" : String.join("; ", only);
    }

    private static boolean isNames(JsonNode written) {
        return written.valueStream().allMatch(JsonNode::isString);
    }
}
