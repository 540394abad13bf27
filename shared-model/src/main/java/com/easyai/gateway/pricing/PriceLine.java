package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Meter;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One line of a price list: {@code price} for every {@code per} of a meter, for requests whose canonical parameters have
 * all the values of {@code when}. Prices are kept as written, so that {@code 1.20} stays {@code 1.20}.
 */
public record PriceLine(Meter meter, BigDecimal per, BigDecimal price, Map<String, String> when) {
    public PriceLine {
        if (per.signum() <= 0) {
            throw new IllegalArgumentException("per must be above zero, not " + per);
        }
        if (price.signum() < 0) {
            throw new IllegalArgumentException("price must not be negative, not " + price);
        }
        when = Map.copyOf(when);
    }

    /** True if every condition of this line holds for these canonical parameters. */
    public boolean matches(Map<String, String> parameters) {
        return when.entrySet().stream().allMatch(c -> c.getValue().equals(parameters.get(c.getKey())));
    }
}
