package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The price of one meter for one request at one platform, fixed when the job is accepted. */
public record EffectivePrice(
        Meter meter,
        Map<String, String> attributes,
        BigDecimal per,
        BigDecimal basePrice,
        BigDecimal discount,
        BigDecimal unitPrice,
        PriceSource source) {
    private static final int AMOUNT_PLACES = 6;

    public EffectivePrice {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Quantity ÷ per × unit price, rounded once, half up, to six places. */
    BillingLine bill(BigDecimal quantity) {
        BigDecimal amount = quantity.multiply(unitPrice).divide(per, AMOUNT_PLACES, RoundingMode.HALF_UP);
        return new BillingLine(
                meter,
                attributes,
                Decimals.plain(quantity),
                Decimals.plain(per),
                basePrice.toPlainString(),
                discount.toPlainString(),
                Decimals.plain(unitPrice),
                Decimals.plain(amount),
                source);
    }
}
