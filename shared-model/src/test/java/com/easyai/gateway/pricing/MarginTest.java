package com.easyai.gateway.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a bill; the cost is worked out by the rules of prices, without any discount. */
class MarginTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the contract's example      | image/1 1.08 | image/1 0.70 | - | images=2 | image 2 / 1 x 0.7 = 1.4 base | 1.4 | 0.76
            cost by quality             | image/1 1.20 | image/1 0.70; image/1 0.90 quality=high | quality=high | images=1 | image 1 / 1 x 0.9 = 0.9 base | 0.9 | 0.3
            sold below cost             | image/1 0.50 | image/1 0.70 | - | images=3 | image 3 / 1 x 0.7 = 2.1 base | 2.1 | -0.6
            sold at cost                | second/1 0.7 | second/1 0.70 | - | seconds=8 | second 8 / 1 x 0.7 = 5.6 base | 5.6 | 0
            priced and paid differently | image/1 1 | output_token/1000000 40 | - | images=1 output=4160 | output_token 4160 / 1000000 x 40 = 0.1664 base | 0.1664 | 0.8336
            rounded like a price        | image/1 1 | image/3 1 | - | images=2 | image 2 / 3 x 1 = 0.666667 base | 0.666667 | 1.333333
            """)
    void leaves(
            String name,
            String prices,
            String costs,
            String parameters,
            String usage,
            String lines,
            String cost,
            String margin) {
        PriceSnapshot accepted = accepted(prices, costs, PriceCase.pairs(parameters));
        Usage used = PriceCase.usage(usage);
        Bill paid = accepted.cost("p", used).orElseThrow();

        Margin left = Margin.of(accepted.bill("p", used), paid);

        assertThat(PriceCase.printed(paid)).isEqualTo(lines);
        assertThat(left.lines()).isEqualTo(paid.lines());
        assertThat(left.cost()).isEqualTo(cost);
        assertThat(left.margin()).isEqualTo(margin);
    }

    @Test
    void where_the_cost_is_not_known_there_is_no_margin() {
        var accepted = new PriceSnapshot(7, "CNY", Map.of("p", List.of()));

        assertThat(accepted.cost("p", Usage.images(1))).isEmpty();
        assertThat(Json.MAPPER.writeValueAsString(KeptBill.of(Bill.nothing("CNY"), Optional.empty())))
                .isEqualTo(Json.MAPPER.writeValueAsString(Bill.nothing("CNY")));
    }

    @Test
    void prices_stored_before_costs_were_kept_can_still_be_read() {
        var stored =
                Json.MAPPER.readValue("{\"revision\":7,\"currency\":\"CNY\",\"byPlatform\":{}}", PriceSnapshot.class);

        assertThat(stored.costs()).isEmpty();
    }

    @Test
    void bill_reads_from_what_its_job_keeps_without_the_margin() {
        PriceSnapshot accepted = accepted("image/1 1.08", "image/1 0.70", Map.of());
        Bill bill = accepted.bill("p", Usage.images(2));
        var kept = KeptBill.of(bill, accepted.cost("p", Usage.images(2)));

        String stored = Json.MAPPER.writeValueAsString(kept);

        assertThat(Json.MAPPER.readValue(stored, KeptBill.class)).isEqualTo(kept);
        assertThat(Json.MAPPER.readValue(stored, Bill.class)).isEqualTo(bill);
        assertThat(Json.MAPPER.writeValueAsString(bill)).doesNotContain("margin", "cost");
    }

    private static PriceSnapshot accepted(String prices, String costs, Map<String, String> parameters) {
        return new PriceSnapshot(
                7,
                "CNY",
                Map.of("p", PriceCase.prices(prices, "1", "-").effectiveFor(parameters)),
                Map.of("p", PriceCase.prices(costs, "1", "-").effectiveFor(parameters)));
    }
}
