package com.easyai.gateway.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final PriceList PRICES = PriceCase.prices(
            "image/1 1.20 quality=high size=1024x1024; image/1 0.60", "0.90", "image/1 0.95 quality=low");

    @Test
    void line_is_written_as_in_the_contract() {
        var bill = Bill.of(
                PRICES.effectiveFor(Map.of("quality", "high", "size", "1024x1024", "n", "2")), Usage.images(2), "CNY");

        assertThat(Json.MAPPER.writeValueAsString(bill)).isEqualTo("""
                        {"lines":[{"meter":"image","attributes":{"quality":"high","size":"1024x1024"},"quantity":"2",\
                        "per":"1","basePrice":"1.20","discount":"0.90","unitPrice":"1.08","amount":"2.16",\
                        "source":"discount"}],"total":"2.16","currency":"CNY"}""");
    }

    @Test
    void overridden_line_still_shows_the_base_price_it_replaces() {
        var bill = Bill.of(PRICES.effectiveFor(Map.of("quality", "low")), Usage.images(1), "CNY");

        BillingLine line = bill.lines().getFirst();
        assertThat(line.basePrice()).isEqualTo("0.60");
        assertThat(line.unitPrice()).isEqualTo("0.95");
        assertThat(line.source()).isEqualTo(PriceSource.OVERRIDE);
    }

    @Test
    void prices_survive_being_stored_with_the_job() {
        var snapshot = new PriceSnapshot(
                17, "CNY", Map.of("openai-main", PRICES.effectiveFor(Map.of("quality", "high", "size", "1024x1024"))));

        var stored = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(snapshot), PriceSnapshot.class);

        assertThat(stored).isEqualTo(snapshot);
        assertThat(stored.bill("openai-main", Usage.images(2)))
                .isEqualTo(snapshot.bill("openai-main", Usage.images(2)));
    }

    @Test
    void platform_without_a_price_cannot_be_billed() {
        var snapshot = new PriceSnapshot(17, "CNY", Map.of("openai-main", List.of()));

        assertThatThrownBy(() -> snapshot.bill("ark-1", Usage.images(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ark-1");
    }

    @Test
    void what_costs_nothing_is_free() {
        assertThat(Bill.of(PRICES.effectiveFor(Map.of()), Usage.NOTHING, "CNY").isFree())
                .isTrue();
        assertThat(Bill.of(PRICES.effectiveFor(Map.of()), Usage.images(1), "CNY")
                        .isFree())
                .isFalse();
        assertThat(Bill.nothing("CNY").isFree()).isTrue();
    }

    @Test
    void line_below_zero_or_per_nothing_cannot_exist() {
        assertThatThrownBy(() -> new PriceLine(Meter.IMAGE, BigDecimal.ONE, new BigDecimal("-0.01"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceLine(Meter.IMAGE, BigDecimal.ZERO, BigDecimal.ONE, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
