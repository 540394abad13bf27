package com.easyai.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicaliseRequestTest {
    @Test
    void defaults_are_filled_in() {
        var request = Requests.image("{'prompt': 'a red fox'}".replace('\'', '"'));

        assertThat(request.parameters().toString())
                .isEqualTo("{'prompt':'a red fox','size':'1024x1024','quality':'high','n':1}".replace('\'', '"'));
    }

    @Test
    void values_sent_win_over_defaults_and_null_counts_as_not_sent() {
        var request = Requests.image("""
                {"n": 2.0, "quality": null, "prompt": "a\\nfox", "size": "1536x1024", "seed": 7, "model": "gpt-image-1"}
                """);

        assertThat(request.parameters().toString()).isEqualTo("""
                {"prompt":"a\\nfox","size":"1536x1024","quality":"high","n":2,"seed":7}""");
    }

    @Test
    void how_to_answer_is_kept_apart_from_what_the_provider_gets() {
        var request = Requests.image("""
                {"prompt": "a fox", "response_format": "b64_json", "user": "u-1"}""");

        assertThat(request.presentation()).isEqualTo(new Presentation("b64_json", "u-1"));
        assertThat(request.presentation().wantsBase64()).isTrue();
        assertThat(request.parameters().propertyNames()).doesNotContain("response_format", "user");
        assertThat(Requests.image("{\"prompt\": \"a fox\"}").presentation().wantsBase64())
                .isFalse();
    }

    @Test
    void no_stream_may_be_said_and_a_stream_is_refused() {
        assertThat(Requests.image("{\"prompt\": \"a fox\", \"stream\": false}")
                        .parameters()
                        .propertyNames())
                .doesNotContain("stream");
        assertRefused(
                () -> Requests.image("{\"prompt\": \"a fox\", \"stream\": true}"),
                ErrorCode.UNKNOWN_PARAMETER,
                "stream",
                "stream is not a parameter of model gpt-image-1; known are prompt, size, quality, n, seed, response_format, user.");
    }

    @Test
    void model_that_lists_no_count_makes_one() {
        var catalogue = Catalogues.read(Catalogues.DOCUMENT.replace("n: { default: 1, min: 1, max: 4 }", "style: {}"));
        var canonicalise = new CanonicaliseRequest(url -> false);
        var input = Json.MAPPER.createObjectNode().put("prompt", "a fox");

        assertThat(canonicalise
                        .of(catalogue, JobKind.IMAGE, "gpt-image-1", input, "")
                        .parameters()
                        .get("n"))
                .hasToString("1");

        assertRefused(
                () -> canonicalise.of(
                        catalogue,
                        JobKind.IMAGE,
                        "gpt-image-1",
                        input.deepCopy().put("n", 2),
                        "input."),
                ErrorCode.INVALID_VALUE,
                "input.n",
                "n must be 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "\"8\""})
    void seconds_are_taken_as_text_and_as_a_number_and_become_text(String seconds) {
        var request = Requests.video("{\"prompt\": \"a fox\", \"seconds\": " + seconds + "}");

        assertThat(request.parameters().get("seconds")).hasToString("\"8\"");
        assertThat(request.expectedUsage()).isEqualTo(Usage.seconds(new BigDecimal("8")));
        assertThat(request.priceParameters())
                .containsEntry("seconds", "8")
                .containsEntry("watermark", "false")
                .doesNotContainKey("prompt");
    }

    @Test
    void default_seconds_are_text_too() {
        assertThat(Requests.video("{\"prompt\": \"a fox\"}").parameters().get("seconds"))
                .hasToString("\"5\"");
    }

    @Test
    void edit_takes_one_picture_or_several_by_url_or_as_data() {
        var one = Requests.edit("{\"prompt\": \"p\", \"image\": \"https://example.com/a.png\"}");
        var several = Requests.edit("{\"prompt\": \"p\", \"image\": [\"https://example.com/a.png\", \"" + Requests.PNG
                + "\", \"http://127.0.0.1:9000/b.png\"], \"mask\": \"" + Requests.PNG + "\"}");

        assertThat(one.parameters().get("image").isString()).isTrue();
        assertThat(several.parameters().get("image")).hasSize(3);
        assertThat(several.parameters().get("mask").asString()).isEqualTo(Requests.PNG);
        assertThat(several.priceParameters()).doesNotContainKeys("image", "mask", "prompt");
    }

    @Test
    void video_takes_a_reference_picture_in_both_of_openais_forms() {
        String url = "https://example.com/a.png";

        var asText = Requests.video("{\"prompt\": \"p\", \"input_reference\": \"" + url + "\"}");
        var asObject = Requests.video("{\"prompt\": \"p\", \"input_reference\": {\"image_url\": \"" + url + "\"}}");

        assertThat(asText.parameters()).isEqualTo(asObject.parameters());
    }

    @Test
    void expected_usage_counts_images_and_megapixels() {
        var request = Requests.image("{\"prompt\": \"p\", \"n\": 4}");

        assertThat(request.expectedUsage()).isEqualTo(Usage.images(4).withMegapixels(new BigDecimal("4.194304")));
    }

    @Test
    void request_survives_being_stored_and_prints_without_the_prompt() {
        var request = Requests.image("{\"prompt\": \"a private fox\", \"n\": 2, \"user\": \"u-1\"}");

        var stored = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(request), CanonicalRequest.class);

        assertThat(stored).isEqualTo(request);
        assertThat(request.toString()).doesNotContain("private");
    }

    @Test
    void prices_are_fixed_for_every_platform_that_has_one() {
        var request = Requests.image("{\"prompt\": \"p\", \"n\": 2}");

        PriceSnapshot snapshot = PriceRequest.snapshot(Catalogues.example(), request);

        assertThat(snapshot.currency()).isEqualTo("CNY");
        assertThat(snapshot.bill("openai-main", request.expectedUsage()).total())
                .isEqualTo("2.16");
        assertThat(snapshot.bill("ark-1", request.expectedUsage()).total()).isEqualTo("2.4");
        assertThat(snapshot.bill("openai-main", request.expectedUsage())
                        .lines()
                        .getFirst()
                        .attributes())
                .containsOnlyKeys("quality")
                .containsEntry("quality", "high");
    }

    @Test
    void request_without_a_price_anywhere_is_not_taken() {
        var request = Requests.video("{\"prompt\": \"p\", \"resolution\": \"480p\"}");

        assertThat(catchThrowableOfType(
                        GatewayException.class, () -> PriceRequest.snapshot(Catalogues.example(), request)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE))
                .satisfies(e -> assertThat(e.retryAfter()).isPresent());
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code, String param, String message) {
        GatewayException e = catchThrowableOfType(GatewayException.class, call);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.param()).contains(param);
        assertThat(e).hasMessage(message);
    }
}
