package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Usage;
import java.util.List;
import java.util.Map;

/**
 * The prices a job was accepted with: for every platform that could serve it, the effective prices at one catalogue
 * revision. A later catalogue changes nothing for the job.
 */
public record PriceSnapshot(int revision, String currency, Map<String, List<EffectivePrice>> byPlatform) {
    public PriceSnapshot {
        byPlatform = Map.copyOf(byPlatform);
    }

    /** The bill for what {@code platform} delivered. A platform that the snapshot does not know is a bug, not a price. */
    public Bill bill(String platform, Usage usage) {
        List<EffectivePrice> prices = byPlatform.get(platform);
        if (prices == null) {
            throw new IllegalStateException(
                    "no price of platform " + platform + " in snapshot of revision " + revision);
        }
        return Bill.of(prices, usage, currency);
    }
}
