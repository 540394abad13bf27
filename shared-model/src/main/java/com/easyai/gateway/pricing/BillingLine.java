package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Meter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/** One line of a bill as it crosses the wire (contract 1.3): decimals are strings, {@code unitPrice} is unrounded. */
@JsonPropertyOrder({"meter", "attributes", "quantity", "per", "basePrice", "discount", "unitPrice", "amount", "source"})
public record BillingLine(
        Meter meter,
        Map<String, String> attributes,
        String quantity,
        String per,
        String basePrice,
        String discount,
        String unitPrice,
        String amount,
        PriceSource source) {}
