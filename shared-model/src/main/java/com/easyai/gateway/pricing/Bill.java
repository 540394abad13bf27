package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Usage;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.List;

/** The lines of a job and their sum. The estimate and the settlement both come from {@link #of}. */
public record Bill(List<BillingLine> lines, String total, String currency) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /** Prices what was used: meters of which nothing was used make no line. */
    public static Bill of(List<EffectivePrice> prices, Usage usage, String currency) {
        List<BillingLine> lines = prices.stream()
                .filter(price -> usage.quantity(price.meter()).signum() > 0)
                .map(price -> price.bill(usage.quantity(price.meter())))
                .toList();
        BigDecimal total =
                lines.stream().map(line -> new BigDecimal(line.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Bill(lines, Decimals.plain(total), currency);
    }

    public static Bill nothing(String currency) {
        return new Bill(List.of(), "0", currency);
    }

    /** True if there is nothing to charge, so that no settlement is posted. Not a field of the wire. */
    @JsonIgnore
    public boolean isFree() {
        return new BigDecimal(total).signum() == 0;
    }
}
