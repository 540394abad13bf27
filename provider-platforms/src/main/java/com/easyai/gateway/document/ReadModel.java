package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceLine;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads one entry of {@code models}. */
final class ReadModel {
    /** Every request of a kind has these or may have them; their form is the gateway's, not the catalogue's. */
    private static final Set<String> FIXED = Set.of("model", "prompt", "image", "mask", "input_reference");

    /** These say how the gateway answers, and no provider is sent them. */
    private static final Set<String> OURS = Set.of("response_format", "user");

    private final Section section;

    private ReadModel(Section section) {
        this.section = section;
    }

    static Model read(Section section) {
        return new ReadModel(section).model();
    }

    private Model model() {
        String name = section.text("name");
        Set<JobKind> kinds = kinds();
        Map<String, ParameterRule> parameters =
                section.section("parameters").map(ReadModel::parameters).orElse(Map.of());
        List<PriceLine> pricing = ReadPrices.read(section, "pricing", Optional.of(parameters));
        section.refuseOthers();
        return new Model(name, kinds, parameters, pricing);
    }

    private Set<JobKind> kinds() {
        var kinds = EnumSet.noneOf(JobKind.class);
        List<JsonNode> written = section.scalars("kinds");
        for (int i = 0; i < written.size(); i++) {
            String path = "kinds[" + i + "]";
            JobKind.parse(written.get(i).asString())
                    .ifPresentOrElse(kind -> addOnce(kinds, kind, path), () -> section.refuse(path, knownKinds()));
        }
        if (written.isEmpty()) {
            section.refuse("kinds", "must list at least one kind; " + knownKinds());
        }
        return kinds;
    }

    private void addOnce(Set<JobKind> kinds, JobKind kind, String path) {
        if (!kinds.add(kind)) {
            section.refuse(path, "is there twice");
        }
    }

    private static String knownKinds() {
        return "must be one of "
                + Arrays.stream(JobKind.values()).map(JobKind::wire).collect(Collectors.joining(", "));
    }

    private static Map<String, ParameterRule> parameters(Section parameters) {
        var rules = new LinkedHashMap<String, ParameterRule>();
        parameters.namedSections().forEach((name, rule) -> {
            if (FIXED.contains(name)) {
                parameters.refuse(name, "is part of every request and takes no rule; remove it");
            } else if (OURS.contains(name)) {
                parameters.warn(name, "has no effect: it says how the gateway answers and is never sent to a provider");
            }
            rules.put(name, rule(rule));
        });
        return rules;
    }

    private static ParameterRule rule(Section section) {
        Optional<JsonNode> preset = section.scalar("default");
        List<JsonNode> allowed = section.scalars("allowed");
        Optional<BigDecimal> min = number(section, "min");
        Optional<BigDecimal> max = number(section, "max");
        section.refuseOthers();
        refuseRepeated(section, allowed);
        if (!allowed.isEmpty() && (min.isPresent() || max.isPresent())) {
            section.refuse("allowed", "cannot go together with min or max; keep one of the two");
        }
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            section.refuse("min", "must not be above max");
        }
        var rule = new ParameterRule(preset.orElse(null), allowed, min.orElse(null), max.orElse(null));
        preset.flatMap(rule::objectionTo).ifPresent(objection -> section.refuse("default", objection));
        return rule;
    }

    private static Optional<BigDecimal> number(Section section, String field) {
        return section.scalarOf(field, JsonNode::isNumber, "must be a number").map(JsonNode::decimalValue);
    }

    private static void refuseRepeated(Section section, List<JsonNode> allowed) {
        var seen = new HashSet<String>();
        for (int i = 0; i < allowed.size(); i++) {
            if (!seen.add(ParameterRule.text(allowed.get(i)))) {
                section.refuse("allowed[" + i + "]", "is there twice");
            }
        }
    }
}
