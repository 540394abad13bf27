package com.easyai.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRequestTest {
    @ParameterizedTest(name = "{0} image at {1}")
    @CsvSource({
        "1, high, openai-main, 1.08",
        "2, high, openai-main, 2.16",
        "3, medium, openai-main, 1.62",
        "4, low, openai-main, 3.8",
        "4, low, ark-1, 2.4"
    })
    void estimate_of_pictures_is_what_is_settled_when_all_of_them_come(
            int n, String quality, String platform, String total) {
        var request = Requests.image("{\"prompt\":\"p\",\"n\":" + n + ",\"quality\":\"" + quality + "\"}");

        PriceSnapshot prices = PriceRequest.snapshot(Catalogues.example(), request);

        assertThat(prices.bill(platform, request.expectedUsage()).total()).isEqualTo(total);
        assertThat(stored(prices).bill(platform, Usage.images(n)))
                .isEqualTo(prices.bill(platform, request.expectedUsage()));
    }

    @ParameterizedTest(name = "{0} s at {1}")
    @CsvSource({"5, 720p, 2.5", "12, 720p, 6", "2, 1080p, 2.2"})
    void estimate_of_a_video_is_what_is_settled_when_it_is_as_long(String seconds, String resolution, String total) {
        var request = Requests.video(
                "{\"prompt\":\"p\",\"seconds\":\"" + seconds + "\",\"resolution\":\"" + resolution + "\"}");

        PriceSnapshot prices = PriceRequest.snapshot(Catalogues.example(), request);

        assertThat(prices.bill("ark-1", request.expectedUsage()).total()).isEqualTo(total);
        assertThat(stored(prices).bill("ark-1", Usage.seconds(new BigDecimal(seconds))))
                .isEqualTo(prices.bill("ark-1", request.expectedUsage()));
    }

    @Test
    void cost_is_fixed_with_the_price_where_the_catalogue_says_it() {
        var request = Requests.image("{\"prompt\":\"p\",\"n\":2}");

        PriceSnapshot prices = stored(PriceRequest.snapshot(Catalogues.example(), request));

        assertThat(prices.cost("openai-main", Usage.images(2)))
                .hasValueSatisfying(cost -> assertThat(cost.total()).isEqualTo("1.4"));
        assertThat(prices.costs()).containsOnlyKeys("openai-main");
        assertThat(prices.cost("ark-1", Usage.images(2))).isEmpty();
    }

    @Test
    void cost_line_that_matches_no_request_of_this_kind_is_no_cost_of_nothing() {
        String document = Catalogues.DOCUMENT.replace(
                "cost: [ { meter: image, per: 1, price: \"0.70\" } ]",
                "cost: [ { meter: image, per: 1, price: \"0.70\", when: { quality: low } } ]");

        PriceSnapshot prices = PriceRequest.snapshot(
                Catalogues.read(document), Requests.image("{\"prompt\":\"p\",\"quality\":\"high\"}"));

        assertThat(prices.costs()).isEqualTo(Map.of());
    }

    /** As a job keeps it until it is settled. */
    private static PriceSnapshot stored(PriceSnapshot prices) {
        return Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(prices), PriceSnapshot.class);
    }
}
