package com.easyai.gateway.request;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fixes the prices of a request at every platform that could serve it. */
public final class PriceRequest {
    /** Only an operator can give a model a price; a caller need not ask more often than that. */
    private static final Duration UNTIL_PRICED = Duration.ofMinutes(1);

    private PriceRequest() {}

    /**
     * The prices at this catalogue's revision, by platform; a platform without a price for the request is left out, and
     * must not be given the job. The estimate is {@code snapshot.bill(platform, request.expectedUsage())}.
     *
     * @throws GatewayException 503 if no platform has a price for it: nothing is made that could not be charged
     */
    public static PriceSnapshot snapshot(Catalogue catalogue, CanonicalRequest request) {
        Map<String, String> parameters = request.priceParameters();
        var byPlatform = new HashMap<String, List<EffectivePrice>>();
        var costs = new HashMap<String, List<EffectivePrice>>();
        for (Offering offering : catalogue.offering(request.model(), request.kind())) {
            List<EffectivePrice> prices = offering.model().prices().effectiveFor(parameters);
            if (!prices.isEmpty()) {
                byPlatform.put(offering.platform().name(), prices);
                costs.put(offering.platform().name(), offering.model().costFor(parameters));
            }
        }
        if (byPlatform.isEmpty()) {
            throw GatewayException.later(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "model " + request.model() + " has no price for this request; ask the operator to add one.",
                    UNTIL_PRICED);
        }
        costs.values().removeIf(List::isEmpty);
        return new PriceSnapshot(catalogue.revision(), catalogue.currency(), byPlatform, costs);
    }
}
