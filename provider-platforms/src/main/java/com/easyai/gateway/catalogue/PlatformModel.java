package com.easyai.gateway.catalogue;

import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceLine;
import com.easyai.gateway.pricing.PriceList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model on one platform: the name the provider knows it by, limits of its own, how values are renamed for it, and what
 * it costs. {@code maps} is parameter, then value as text, then what the provider is sent instead.
 */
public record PlatformModel(
        String model, String platformModel, Limits limits, Map<String, Map<String, JsonNode>> maps, Terms terms) {
    public PlatformModel {
        maps = Map.copyOf(maps);
    }

    /** What users pay, and what the provider charges us, which no user ever sees. */
    public record Terms(PriceList prices, List<PriceLine> cost) {
        public Terms {
            cost = List.copyOf(cost);
        }
    }

    public PriceList prices() {
        return terms.prices();
    }

    /** What the provider charges us for a request, by the same rules as prices; no lines if the catalogue does not say. */
    public List<EffectivePrice> costFor(Map<String, String> parameters) {
        return new PriceList(terms.cost(), BigDecimal.ONE, List.of()).effectiveFor(parameters);
    }

    /** A copy of the parameters in which mapped values stand as the provider names them. */
    public ObjectNode mapped(ObjectNode parameters) {
        ObjectNode result = parameters.deepCopy();
        maps.forEach((name, values) -> {
            JsonNode sent = result.get(name);
            JsonNode instead = sent == null || !sent.isValueNode() ? null : values.get(ParameterRule.text(sent));
            if (instead != null) {
                result.set(name, instead);
            }
        });
        return result;
    }
}
