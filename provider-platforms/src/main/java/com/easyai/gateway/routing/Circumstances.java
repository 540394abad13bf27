package com.easyai.gateway.routing;

import com.easyai.gateway.pricing.PriceSnapshot;
import java.util.Map;
import java.util.function.Function;

/**
 * What a decision depends on besides catalogue and request: the prices the job was accepted with, the platforms it must
 * not go to again with the reason, and the platforms' state as the caller sees it now.
 */
public record Circumstances(
        PriceSnapshot prices, Map<String, String> excluded, Function<String, Availability> availability) {
    public Circumstances {
        excluded = Map.copyOf(excluded);
    }

    /** For a job's first attempt while all is well, and for a dry run. */
    public static Circumstances allWell(PriceSnapshot prices) {
        return new Circumstances(prices, Map.of(), platform -> new Availability.Open());
    }
}
