package com.easyai.gateway.client.shadow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the old path decided. Any part may be missing; it is then not compared, which is not a match.
 *
 * @param candidates platforms that could have served it, in its order
 * @param parameters what it would send, or sent, to the provider
 */
public record Legacy(
        @Nullable List<String> candidates,
        @Nullable String platform,
        @Nullable Limits limits,
        @Nullable Estimate estimate,
        @Nullable Map<String, Object> parameters) {
    public static final Legacy UNKNOWN = new Legacy(null, null, null, null, null);

    /** {@code decision} is {@code admitted} or {@code throttled}. */
    public record Limits(
            String decision,
            @Nullable String platform,
            @Nullable Room rpm,
            @Nullable Room tpm,
            @Nullable Room concurrency) {}

    public record Room(long used, long limit) {}

    /** Written as decimals in text, never as binary floating point. */
    public record Estimate(String total, String currency) {
        public static Estimate of(BigDecimal total, String currency) {
            return new Estimate(total.toPlainString(), currency);
        }
    }

    public Legacy candidates(List<String> names) {
        return new Legacy(List.copyOf(names), platform, limits, estimate, parameters);
    }

    public Legacy platform(String name) {
        return new Legacy(candidates, name, limits, estimate, parameters);
    }

    public Legacy limits(Limits decided) {
        return new Legacy(candidates, platform, decided, estimate, parameters);
    }

    public Legacy estimate(BigDecimal total, String currency) {
        return new Legacy(candidates, platform, limits, Estimate.of(total, currency), parameters);
    }

    public Legacy parameters(Map<String, Object> sent) {
        return new Legacy(candidates, platform, limits, estimate, Map.copyOf(sent));
    }
}
