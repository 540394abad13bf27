package com.easyai.gateway.client.billing;

import java.math.BigDecimal;
import java.util.List;

/** What a request would cost at the platform that is tried first, and the total at each that could take it, in order. */
public record Estimate(String currency, BigDecimal total, List<BillingLine> lines, List<Candidate> candidates) {
    public Estimate {
        lines = lines == null ? List.of() : List.copyOf(lines);
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }

    public record Candidate(String platform, BigDecimal total) {}
}
