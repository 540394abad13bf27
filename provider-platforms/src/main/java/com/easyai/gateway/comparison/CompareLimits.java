package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import com.easyai.gateway.dryrun.Gauge;
import com.easyai.gateway.dryrun.Legacy;
import com.easyai.gateway.dryrun.Room;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether the request was let in, and what the limits showed. Limits must be equal; what remains of them only nearly,
 * because the two sides look at different moments and, while traffic is shared, count different requests.
 */
final class CompareLimits {
    private static final Set<String> DECISIONS = Set.of("admitted", "throttled");

    private final LimitTolerance tolerance;

    CompareLimits(LimitTolerance tolerance) {
        this.tolerance = tolerance;
    }

    Finding compare(Legacy legacy, DryDecision.Taken ours) {
        JsonNode written = legacy.limits();
        String theirs = written.path("decision").asString("");
        if (!DECISIONS.contains(theirs)) {
            return new Finding.NotComparable("legacy.limits.decision is neither admitted nor throttled");
        }
        for (String name : List.of("rpm", "tpm", "concurrency")) {
            if (!isGauge(written.path(name))) {
                return new Finding.NotComparable("legacy.limits." + name + " is not {used, limit} in numbers");
            }
        }
        String here = ours.admitted().isPresent() ? "admitted" : "throttled";
        if (!theirs.equals(here)) {
            return new Finding.Mismatch(theirs + " in legacy, " + here + " here", "");
        }
        return place(legacy, ours).map(stop -> counts(written, stop)).orElse(Finding.Match.SAME);
    }

    /** Where legacy counted; its limits say so, else its platform does. */
    private static Optional<Stop> place(Legacy legacy, DryDecision.Taken ours) {
        JsonNode named = legacy.limits().path("platform");
        String platform =
                named.isString() ? named.asString() : legacy.platform().asString("");
        return platform.isEmpty() ? ours.chosen() : ours.at(platform);
    }

    private Finding counts(JsonNode written, Stop stop) {
        Room room = stop.room();
        var causes = new ArrayList<String>();
        var details = new ArrayList<String>();
        compare("rpm", written.path("rpm"), room.rpm(), causes, details);
        compare("tpm", written.path("tpm"), room.tpm(), causes, details);
        compare("concurrency", written.path("concurrency"), room.concurrency(), causes, details);
        return causes.isEmpty()
                ? Finding.Match.SAME
                : new Finding.Mismatch(String.join(", ", causes), String.join(", ", details));
    }

    /** A limit that one side does not say is not compared: the old path may leave out what does not bind. */
    private void compare(
            String name, JsonNode theirs, Optional<Gauge> here, List<String> causes, List<String> details) {
        if (!theirs.isObject()) {
            return;
        }
        BigDecimal limit = theirs.path("limit").decimalValue();
        BigDecimal used = theirs.path("used").decimalValue();
        if (here.isEmpty() || limit.compareTo(BigDecimal.valueOf(here.get().limit())) != 0) {
            causes.add("another " + name + " limit");
            details.add(name + " " + ShownText.number(limit) + " in legacy, "
                    + here.map(gauge -> Long.toString(gauge.limit())).orElse("none") + " here");
            return;
        }
        Gauge gauge = here.get();
        BigDecimal remaining = limit.subtract(used).max(BigDecimal.ZERO);
        if (!tolerance.covers(gauge.limit(), remaining.subtract(BigDecimal.valueOf(gauge.remaining())))) {
            causes.add("more or less " + name + " remaining");
            details.add(name + " " + ShownText.number(remaining) + " remain in legacy, " + gauge.remaining() + " here");
        }
    }

    private static boolean isGauge(JsonNode gauge) {
        return gauge.isMissingNode()
                || gauge.isNull()
                || (gauge.isObject()
                        && ShownText.isOrdinary(gauge.path("limit"))
                        && ShownText.isOrdinary(gauge.path("used")));
    }
}
