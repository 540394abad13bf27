package com.easyai.gateway.offering;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceLine;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.revision.CurrentCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Fixes, for each call, who can answer it and at which price. Models with the same price for all are priced once. */
public final class OfferModel {
    /** Only an operator can give a model a platform or a price; a caller need not ask more often than that. */
    private static final Duration UNTIL_OFFERED = Duration.ofMinutes(1);

    private static final int LONGEST_CONDITION = 64;

    private final CurrentCatalogue current;
    private final PrepareScopes scopes;
    private volatile Priced priced = new Priced(Catalogue.EMPTY, Map.of());

    /** What was priced of one revision, by kind and model. */
    private record Priced(Catalogue catalogue, Map<String, Offer> offers) {}

    public OfferModel(CurrentCatalogue current, PrepareScopes scopes) {
        this.current = current;
        this.scopes = scopes;
    }

    /**
     * Holds the request against the catalogue in force.
     *
     * @throws GatewayException 404, 400 as the catalogue demands; 503 if nobody offers the model at a price
     */
    public Offer of(Asked asked) {
        Priced now = priced();
        Model model = CheckParameters.of(now.catalogue(), asked);
        String name = asked.kind() + " " + model.name();
        Offer known = now.offers().get(name);
        if (known != null) {
            return known;
        }
        List<Offering> offerings = now.catalogue().offering(model.name(), asked.kind());
        Offer offer = offer(now.catalogue(), offerings, asked);
        if (isSameForAll(model, offerings)) {
            now.offers().put(name, offer);
        }
        return offer;
    }

    private Priced priced() {
        Catalogue catalogue = current.get();
        Priced known = priced;
        if (known.catalogue() != catalogue) {
            scopes.prepare(Scope.all(catalogue));
            known = new Priced(catalogue, new ConcurrentHashMap<>());
            priced = known;
        }
        return known;
    }

    private static Offer offer(Catalogue catalogue, List<Offering> offerings, Asked asked) {
        Map<String, String> parameters = conditions(asked.body());
        var byPlatform = new HashMap<String, List<EffectivePrice>>();
        var priced = new ArrayList<Offering>();
        for (Offering offering : offerings) {
            List<EffectivePrice> prices = offering.model().prices().effectiveFor(parameters);
            if (!prices.isEmpty()) {
                byPlatform.put(offering.platform().name(), prices);
                priced.add(offering);
            }
        }
        if (priced.isEmpty()) {
            throw GatewayException.later(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "No platform offers model " + asked.model() + " at a price; ask the operator to add one.",
                    UNTIL_OFFERED);
        }
        var snapshot = new PriceSnapshot(catalogue.revision(), catalogue.currency(), byPlatform);
        return new Offer(catalogue, List.copyOf(priced), snapshot, Json.MAPPER.writeValueAsString(snapshot));
    }

    /** What prices may depend on: every short scalar as text. */
    private static Map<String, String> conditions(ObjectNode body) {
        var conditions = new TreeMap<String, String>();
        body.properties().stream()
                .filter(field -> ParameterRule.isScalar(field.getValue()))
                .filter(field -> field.getValue().asString().length() <= LONGEST_CONDITION)
                .forEach(field -> conditions.put(field.getKey(), ParameterRule.text(field.getValue())));
        return conditions;
    }

    private static boolean isSameForAll(Model model, List<Offering> offerings) {
        Stream<PriceLine> overrides = offerings.stream().flatMap(each -> each.model().prices().overrides().stream());
        return Stream.concat(model.pricing().stream(), overrides)
                .allMatch(line -> line.when().isEmpty());
    }
}
