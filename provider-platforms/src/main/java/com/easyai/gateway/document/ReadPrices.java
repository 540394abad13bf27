package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.pricing.PriceLine;
import com.easyai.gateway.usage.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads a list of price lines, and refuses two of which a request could not say which one applies. */
final class ReadPrices {
    private final Section owner;
    private final String field;

    /** The model's parameters, which conditions may name; empty where the model itself is unknown. */
    private final Optional<Map<String, ParameterRule>> parameters;

    private ReadPrices(Section owner, String field, Optional<Map<String, ParameterRule>> parameters) {
        this.owner = owner;
        this.field = field;
        this.parameters = parameters;
    }

    static List<PriceLine> read(Section owner, String field, Optional<Map<String, ParameterRule>> parameters) {
        return new ReadPrices(owner, field, parameters).lines();
    }

    private List<PriceLine> lines() {
        var found = new ArrayList<Numbered>();
        List<Section> sections = owner.sections(field);
        for (int i = 0; i < sections.size(); i++) {
            int number = i;
            line(sections.get(i)).ifPresent(line -> found.add(new Numbered(number, line)));
        }
        List<PriceLine> lines = found.stream().map(Numbered::line).toList();
        for (Numbered later : found) {
            found.stream()
                    .filter(earlier -> earlier.number < later.number && ties(earlier.line, later.line, lines))
                    .forEach(earlier -> refuseTie(earlier, later));
        }
        return lines;
    }

    private Optional<PriceLine> line(Section section) {
        Optional<Meter> meter = meter(section);
        Optional<BigDecimal> per = section.decimal("per");
        Optional<BigDecimal> price = section.decimal("price");
        if (price.isEmpty()) {
            section.missing("price");
        }
        Map<String, String> when = section.section("when").map(this::conditions).orElse(Map.of());
        section.refuseOthers();
        if (per.isPresent() && per.get().signum() <= 0) {
            section.refuse("per", "must be above zero");
            return Optional.empty();
        }
        if (price.isPresent() && price.get().signum() < 0) {
            section.refuse("price", "must not be negative");
            return Optional.empty();
        }
        return meter.flatMap(m -> price.map(p -> new PriceLine(m, per.orElse(BigDecimal.ONE), p, when)));
    }

    private static Optional<Meter> meter(Section section) {
        String wire = section.text("meter");
        Optional<Meter> meter = Meter.parse(wire);
        if (meter.isEmpty() && !wire.isEmpty()) {
            section.refuse(
                    "meter",
                    "must be one of "
                            + Arrays.stream(Meter.values()).map(Meter::wire).collect(Collectors.joining(", ")));
        }
        return meter;
    }

    private Map<String, String> conditions(Section when) {
        var conditions = new HashMap<String, String>();
        when.namedScalars().forEach((name, value) -> {
            refuseImpossible(when, name, value);
            conditions.put(name, ParameterRule.text(value));
        });
        return conditions;
    }

    private void refuseImpossible(Section when, String name, JsonNode value) {
        if (parameters.isEmpty()) {
            return;
        }
        ParameterRule rule = parameters.get().get(name);
        if (rule == null) {
            when.refuse(name, "is not a parameter of the model");
        } else if (!rule.acceptsText(ParameterRule.text(value))) {
            when.refuse(name, "can never match: the parameter " + rule.demand());
        }
    }

    /**
     * True if a request could match both lines with the same number of conditions, and no line with more of them is sure
     * to match whenever both do.
     */
    private static boolean ties(PriceLine a, PriceLine b, List<PriceLine> lines) {
        if (a.meter() != b.meter() || a.when().size() != b.when().size() || excludeEachOther(a, b)) {
            return false;
        }
        var both = new HashMap<>(a.when());
        both.putAll(b.when());
        return lines.stream()
                .noneMatch(line -> line.meter() == a.meter()
                        && line.when().size() > a.when().size()
                        && line.matches(both));
    }

    private static boolean excludeEachOther(PriceLine a, PriceLine b) {
        return a.when().entrySet().stream()
                .anyMatch(condition -> !b.when()
                        .getOrDefault(condition.getKey(), condition.getValue())
                        .equals(condition.getValue()));
    }

    private void refuseTie(Numbered earlier, Numbered later) {
        owner.refuse(
                field + "[" + later.number + "]",
                "ties with " + owner.pathOf(field) + "[" + earlier.number + "]: one request could match both, with "
                        + "the same number of conditions; give one of them a further condition, or remove it");
    }

    private record Numbered(int number, PriceLine line) {}
}
