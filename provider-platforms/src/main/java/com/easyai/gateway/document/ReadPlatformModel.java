package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.catalogue.PlatformModel;
import com.easyai.gateway.pricing.PriceLine;
import com.easyai.gateway.pricing.PriceList;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one entry of a platform's {@code models}. */
final class ReadPlatformModel {
    private final Map<String, Model> models;
    private final BigDecimal discount;

    ReadPlatformModel(Map<String, Model> models, BigDecimal discount) {
        this.models = models;
        this.discount = discount;
    }

    PlatformModel read(Section section, Set<String> alreadyThere) {
        String name = section.text("model");
        Optional<Model> model = Optional.ofNullable(models.get(name));
        refuseUnknownOrRepeated(section, name, model, alreadyThere);
        Optional<Map<String, ParameterRule>> rules = model.map(Model::parameters);
        String platformModel = section.optionalText("platformModel").orElse(name);
        var limits = ReadPlatform.limits(section);
        Map<String, Map<String, JsonNode>> maps =
                section.section("parameters").map(p -> maps(p, rules)).orElse(Map.of());
        PlatformModel.Terms terms = terms(section, model, rules);
        section.refuseOthers();
        return new PlatformModel(name, platformModel, limits, maps, terms);
    }

    private static void refuseUnknownOrRepeated(
            Section section, String name, Optional<Model> model, Set<String> alreadyThere) {
        if (name.isEmpty()) {
            return;
        }
        if (model.isEmpty()) {
            section.refuse("model", "is not the name of a model in models");
        }
        if (!alreadyThere.add(name)) {
            section.refuse("model", "is offered twice by this platform");
        }
    }

    private PlatformModel.Terms terms(
            Section section, Optional<Model> model, Optional<Map<String, ParameterRule>> rules) {
        List<PriceLine> overrides = ReadPrices.read(section, "pricing", rules);
        List<PriceLine> cost = ReadPrices.read(section, "cost", rules);
        List<PriceLine> base = model.map(Model::pricing).orElse(List.of());
        if (model.isPresent() && base.isEmpty() && overrides.isEmpty()) {
            section.warn("pricing", "has no price, neither here nor at the model; requests for it are refused");
        }
        return new PlatformModel.Terms(new PriceList(base, discount.max(BigDecimal.ZERO), overrides), cost);
    }

    private static Map<String, Map<String, JsonNode>> maps(
            Section parameters, Optional<Map<String, ParameterRule>> rules) {
        var maps = new HashMap<String, Map<String, JsonNode>>();
        parameters.namedSections().forEach((name, section) -> {
            Optional<ParameterRule> rule = rules.map(r -> r.get(name));
            if (rules.isPresent() && rule.isEmpty()) {
                parameters.refuse(name, "is not a parameter of the model");
            }
            section.section("map").ifPresentOrElse(map -> maps.put(name, map(map, rule)), () -> section.missing("map"));
            section.refuseOthers();
        });
        return maps;
    }

    private static Map<String, JsonNode> map(Section map, Optional<ParameterRule> rule) {
        Map<String, JsonNode> values = map.namedScalars();
        values.keySet().stream()
                .filter(value -> rule.filter(r -> !r.acceptsText(value)).isPresent())
                .forEach(value -> map.refuse(
                        value,
                        "can never match: the parameter " + rule.orElseThrow().demand()));
        return Map.copyOf(values);
    }
}
