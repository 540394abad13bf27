package com.easyai.gateway.estimate;

import com.easyai.gateway.pricing.BillingLine;
import java.util.List;

/** What a request would cost at the platform that is tried first, and the total at each that could take it, in order. */
record Estimate(String currency, String total, List<BillingLine> lines, List<Candidate> candidates) {
    record Candidate(String platform, String total) {}
}
