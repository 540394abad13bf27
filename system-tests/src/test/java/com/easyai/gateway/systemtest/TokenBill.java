package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/** What tokens cost by the demo catalogue, worked out apart from the gateway: a line a meter, rounded half-up to 6 places. */
final class TokenBill {
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private TokenBill() {}

    /** gpt-4o-mini at a discount of 0.90. */
    static BigDecimal ofChat(long input, long cached, long output) {
        return line(input, "0.945").add(line(cached, "0.4725")).add(line(output, "3.78"));
    }

    /** text-embedding-3-small at a discount of 0.90. */
    static BigDecimal ofEmbedding(long input) {
        return line(input, "0.126");
    }

    /** That a settlement charges exactly the tokens that it names. */
    static void assertExact(JsonNode settlement) {
        JsonNode usage = settlement.get("usage");
        long cached = usage.path("cachedInputTokens").asLong(0);
        long input = usage.path("inputTokens").asLong(0) - cached;
        long output = usage.path("outputTokens").asLong(0);
        BigDecimal expected =
                settlement.get("kind").asString().equals("chat") ? ofChat(input, cached, output) : ofEmbedding(input);
        assertThat(new BigDecimal(settlement.get("total").asString()))
                .as(settlement.toString())
                .isEqualByComparingTo(expected);
    }

    private static BigDecimal line(long tokens, String price) {
        return new BigDecimal(tokens).multiply(new BigDecimal(price)).divide(MILLION, 6, RoundingMode.HALF_UP);
    }
}
