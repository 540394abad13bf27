package com.easyai.gateway.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.usage.Usage;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What a job costs, to the last digit. Every figure was worked out by hand from the contract: effective price = override,
 * else base × discount; amount = quantity ÷ per × unit price, half up at the sixth place, line by line. The system tests run
 * every row of the first table against the whole gateway; to those of the second no run comes, each for the reason above it.
 */
class PriceTableTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = {"/price-cases.csv", "/price-cases-without-a-run.csv"},
            delimiter = '|')
    void costs(
            String name,
            String base,
            String discount,
            String overrides,
            String parameters,
            String usage,
            String lines,
            String total) {
        PriceList prices = PriceCase.prices(base, discount, overrides);
        Usage used = PriceCase.usage(usage);
        var accepted = new PriceSnapshot(7, "CNY", Map.of("p", prices.effectiveFor(PriceCase.pairs(parameters))));

        Bill estimate = accepted.bill("p", used);

        assertThat(PriceCase.printed(estimate)).isEqualTo(lines);
        assertThat(estimate.total()).isEqualTo(total);
        assertThat(settled(accepted, used)).isEqualTo(estimate);
    }

    /** A settlement is made of the prices that were stored with the job when it was accepted. */
    private static Bill settled(PriceSnapshot accepted, Usage used) {
        String stored = Json.MAPPER.writeValueAsString(accepted);
        return Json.MAPPER.readValue(stored, PriceSnapshot.class).bill("p", used);
    }
}
