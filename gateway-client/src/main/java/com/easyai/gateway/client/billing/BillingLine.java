package com.easyai.gateway.client.billing;

import java.math.BigDecimal;
import java.util.Map;

/** One line of a bill: quantity ÷ per × unit price, rounded half-up to 6 places. */
public record BillingLine(
        String meter,
        Map<String, String> attributes,
        BigDecimal quantity,
        BigDecimal per,
        BigDecimal basePrice,
        BigDecimal discount,
        BigDecimal unitPrice,
        BigDecimal amount,
        String source) {}
