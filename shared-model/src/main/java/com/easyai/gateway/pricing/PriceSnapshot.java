package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Usage;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices a job was accepted with: for every platform that could serve it, the effective prices at one catalogue
 * revision, and beside them what the platform takes from us. A later catalogue changes nothing for the job.
 *
 * @param costs only of platforms whose cost the catalogue says; never shown to users
 */
public record PriceSnapshot(
        int revision,
        String currency,
        Map<String, List<EffectivePrice>> byPlatform,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<EffectivePrice>> costs) {
    public PriceSnapshot {
        byPlatform = Map.copyOf(byPlatform);
        costs = Map.copyOf(costs);
    }

    /** One without any known cost. */
    public PriceSnapshot(int revision, String currency, Map<String, List<EffectivePrice>> byPlatform) {
        this(revision, currency, byPlatform, Map.of());
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

    /** What {@code platform} takes from us for that, by the same rules; empty if the catalogue does not say. */
    public Optional<Bill> cost(String platform, Usage usage) {
        return Optional.ofNullable(costs.get(platform)).map(lines -> Bill.of(lines, usage, currency));
    }
}
