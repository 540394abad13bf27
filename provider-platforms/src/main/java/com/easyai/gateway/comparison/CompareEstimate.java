package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import com.easyai.gateway.dryrun.Legacy;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.pricing.BillingLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the user would pay, exactly: no tolerance. It is the estimate at the platform that is chosen here or, where the
 * draws differ, at the old path's platform of the same priority.
 */
final class CompareEstimate {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private CompareEstimate() {}

    static Finding compare(Legacy legacy, DryDecision.Taken ours) {
        JsonNode written = legacy.estimate();
        Optional<BigDecimal> total = decimal(written.path("total"));
        if (total.isEmpty()) {
            return new Finding.NotComparable("legacy.estimate.total is not a decimal");
        }
        if (ours.chosen().isEmpty()) {
            return new Finding.Failed("no platform here", "");
        }
        Finding first = compare(written, total.get(), ours.chosen().get().estimate());
        Optional<Stop> other = ComparePlatform.allowedByBoth(legacy.platform(), ours);
        if (first instanceof Finding.Mismatch && other.isPresent()) {
            Finding second = compare(written, total.get(), other.get().estimate());
            return second instanceof Finding.Match ? new Finding.Match("same at legacy's platform") : first;
        }
        return first;
    }

    private static Finding compare(JsonNode written, BigDecimal total, Bill here) {
        String currency = written.path("currency").asString(here.currency());
        if (!currency.equals(here.currency())) {
            return new Finding.Mismatch(
                    "another currency", ShownText.shown(currency) + " in legacy, " + here.currency() + " here");
        }
        List<String> lines = differingLines(written.path("lines"), here);
        boolean sameTotal = total.compareTo(new BigDecimal(here.total())) == 0;
        if (sameTotal && lines.isEmpty()) {
            return Finding.Match.SAME;
        }
        String cause = (sameTotal ? "same total, other lines" : "another total")
                + (lines.isEmpty() ? "" : ": " + ShownText.listed(lines));
        return new Finding.Mismatch(cause, ShownText.number(total) + " in legacy, " + here.total() + " here");
    }

    /** The meters whose amounts differ, if legacy lists lines. */
    private static List<String> differingLines(JsonNode lines, Bill here) {
        if (!lines.isArray()) {
            return List.of();
        }
        var theirs = new TreeMap<String, BigDecimal>();
        lines.forEach(line -> theirs.merge(
                line.path("meter").asString("?"),
                decimal(line.path("amount")).orElse(BigDecimal.ZERO),
                BigDecimal::add));
        var ours = new TreeMap<String, BigDecimal>();
        for (BillingLine line : here.lines()) {
            ours.merge(line.meter().wire(), new BigDecimal(line.amount()), BigDecimal::add);
        }
        var meters = new TreeSet<>(theirs.keySet());
        meters.addAll(ours.keySet());
        var differing = new ArrayList<String>();
        for (String meter : meters) {
            BigDecimal their = theirs.getOrDefault(meter, BigDecimal.ZERO);
            if (their.compareTo(ours.getOrDefault(meter, BigDecimal.ZERO)) != 0) {
                differing.add(meter);
            }
        }
        return differing;
    }

    /** Text as the contract has it, or a number, which is not rounded on the way either. */
    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isString() && DECIMAL.matcher(value.asString()).matches()) {
            return Optional.of(new BigDecimal(value.asString()));
        }
        return ShownText.isOrdinary(value) ? Optional.of(value.decimalValue()) : Optional.empty();
    }
}
