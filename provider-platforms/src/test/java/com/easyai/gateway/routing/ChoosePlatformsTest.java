package com.easyai.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.request.Requests;
import com.easyai.gateway.routing.RoutingDecision.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoosePlatformsTest {
    private static final CanonicalRequest REQUEST = Requests.image("{\"prompt\": \"a fox\", \"n\": 2}");
    private static final int DRAWS = 20_000;

    @Test
    void lower_priority_number_goes_first_and_the_other_is_the_fallback() {
        Route route = decide(Catalogues.example(), "job_1");

        assertThat(route.decision().chosen()).isEqualTo("openai-main");
        assertThat(route.stops()).extracting(Route.Stop::platform).containsExactly("openai-main", "ark-1");
        assertThat(route.decision().candidates())
                .containsExactly(
                        new Candidate("openai-main", "gpt-image-1-2026", 10, 3, null),
                        new Candidate("ark-1", "gpt-image-1", 100, 1, null));
    }

    @Test
    void parameters_are_mapped_for_each_platform_by_itself() {
        Route route = decide(Catalogues.example(), "job_1");

        assertThat(route.stops().getFirst().call().parameters().get("quality")).hasToString("\"hd\"");
        assertThat(route.stops().getLast().call().parameters().get("quality")).hasToString("\"high\"");
        assertThat(REQUEST.parameters().get("quality")).hasToString("\"high\"");
    }

    @Test
    void same_seed_gives_the_same_decision() {
        Catalogue catalogue = threeAlike(5, 3, 2);

        for (int i = 0; i < 1_000; i++) {
            assertThat(decide(catalogue, "job_" + i).decision())
                    .isEqualTo(decide(threeAlike(5, 3, 2), "job_" + i).decision());
        }
        assertThat(platforms(decide(catalogue, "job_4"))).containsExactly("p2", "p1", "p0");
    }

    @Test
    void weights_are_kept_over_many_jobs() {
        Catalogue catalogue = threeAlike(5, 3, 2);
        var chosen = new HashMap<String, Integer>();

        for (int i = 0; i < DRAWS; i++) {
            Route route = decide(catalogue, "job_" + i);
            chosen.merge(route.chosen().orElseThrow().platform(), 1, Integer::sum);
        }

        assertShare(chosen, "p0", 0.5);
        assertShare(chosen, "p1", 0.3);
        assertShare(chosen, "p2", 0.2);
    }

    @Test
    void second_choice_follows_the_remaining_weights() {
        Catalogue catalogue = threeAlike(5, 3, 2);
        var second = new HashMap<String, Integer>();
        int firstWasP0 = 0;

        for (int i = 0; i < DRAWS; i++) {
            List<Route.Stop> stops = decide(catalogue, "job_" + i).stops();
            if (stops.getFirst().platform().equals("p0")) {
                firstWasP0++;
                second.merge(stops.get(1).platform(), 1, Integer::sum);
            }
        }

        assertThat(second.getOrDefault("p1", 0) / (double) firstWasP0).isCloseTo(0.6, within(0.02));
    }

    @Test
    void platform_more_leaves_the_order_of_the_others() {
        Catalogue two = threeAlike(5, 3);
        Catalogue three = threeAlike(5, 3, 2);

        for (int i = 0; i < 1_000; i++) {
            List<String> before = platforms(decide(two, "job_" + i));
            List<String> after = platforms(decide(three, "job_" + i));
            assertThat(after.stream().filter(before::contains)).containsExactlyElementsOf(before);
        }
    }

    @Test
    void closed_and_excluded_platforms_are_passed_over_with_the_reason() {
        PriceSnapshot prices = PriceRequest.snapshot(Catalogues.example(), REQUEST);
        var now = new Circumstances(
                prices,
                Map.of("ark-1", "refused by the provider"),
                platform -> new Availability.Closed("circuit open"));

        Route route = chooser("").decide(Catalogues.example(), REQUEST, "job_1", now);

        assertThat(route.chosen()).isEmpty();
        assertThat(route.decision().chosen()).isNull();
        assertThat(route.closed()).containsExactly("openai-main");
        assertThat(route.decision().candidates())
                .extracting(Candidate::platform, Candidate::skipped)
                .containsExactly(tuple("openai-main", "circuit open"), tuple("ark-1", "refused by the provider"));
    }

    @Test
    void platform_that_cannot_express_the_request_is_passed_over() {
        Route route = decide(Catalogues.example(), "job_1", "openai");

        assertThat(route.decision().chosen()).isEqualTo("ark-1");
        assertThat(route.decision().candidates().getFirst().skipped()).isEqualTo("n must be 1 here.");
    }

    @Test
    void platform_that_the_job_has_no_price_for_is_passed_over() {
        var prices = new PriceSnapshot(3, "CNY", Map.of("ark-1", List.of()));

        Route route = chooser("").decide(Catalogues.example(), REQUEST, "job_1", Circumstances.allWell(prices));

        assertThat(route.decision().chosen()).isEqualTo("ark-1");
        assertThat(route.decision().candidates().getFirst().skipped())
                .isEqualTo("has no price in the job's revision 3");
    }

    @Test
    void platform_whose_adapter_this_service_lacks_is_passed_over() {
        var onlyArk = new ChoosePlatforms(List.of(new EchoAdapter("volcengine-ark", false)));

        Route route = onlyArk.decide(Catalogues.example(), REQUEST, "job_1", allWell(Catalogues.example()));

        assertThat(route.decision().candidates().getFirst().skipped()).isEqualTo("this service has no adapter openai");
    }

    @Test
    void request_that_nobody_can_express_is_refused_on_the_way_in() {
        GatewayException e = catchThrowableOfType(
                GatewayException.class,
                () -> chooser("openai", "volcengine-ark").refuseInexpressible(Catalogues.example(), REQUEST, "input."));

        assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_PARAMETER);
        assertThat(e.param()).contains("input.n");
        chooser("openai").refuseInexpressible(Catalogues.example(), REQUEST, "input.");
    }

    @Test
    void decision_survives_being_stored() {
        RoutingDecision decision =
                decide(Catalogues.example(), "job_1", "openai").decision();

        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(decision), RoutingDecision.class))
                .isEqualTo(decision);
    }

    private static Route decide(Catalogue catalogue, String seed, String... unable) {
        return chooser(unable).decide(catalogue, REQUEST, seed, allWell(catalogue));
    }

    private static Circumstances allWell(Catalogue catalogue) {
        return Circumstances.allWell(PriceRequest.snapshot(catalogue, REQUEST));
    }

    private static ChoosePlatforms chooser(String... unable) {
        return new ChoosePlatforms(Catalogues.ADAPTERS.keySet().stream()
                .<ProviderAdapter>map(
                        name -> new EchoAdapter(name, List.of(unable).contains(name)))
                .toList());
    }

    private static Catalogue threeAlike(int... weights) {
        var document = new StringBuilder("""
                currency: CNY
                models:
                  - { name: gpt-image-1, kinds: [image], pricing: [ { meter: image, price: "1" } ] }
                platforms:
                """);
        IntStream.range(0, weights.length)
                .forEach(i -> document.append(
                        "  - { name: p%d, adapter: openai, baseUrl: \"https://a.cn\", weight: %d, credentials: { apiKey: k }, models: [ { model: gpt-image-1 } ] }\n"
                                .formatted(i, weights[i])));
        return Catalogues.read(document.toString());
    }

    private static List<String> platforms(Route route) {
        return route.stops().stream().map(Route.Stop::platform).toList();
    }

    /** Four standard deviations of a share over so many draws, at most. */
    private static void assertShare(Map<String, Integer> chosen, String platform, double share) {
        assertThat(chosen.getOrDefault(platform, 0) / (double) DRAWS)
                .isCloseTo(share, within(4 * 0.5 / Math.sqrt(DRAWS)));
    }
}
