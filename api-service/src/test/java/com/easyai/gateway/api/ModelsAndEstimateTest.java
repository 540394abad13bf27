package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What there is, and what it would cost. */
class ModelsAndEstimateTest {
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]";
    private static final String ESTIMATE = "/v1/billing/estimate";

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);

    @Test
    void models_are_listed_as_openai_does_and_say_nothing_of_platforms() {
        Answer list = client.get("/v1/models").is(200);

        assertThat(list.text("/object")).isEqualTo("list");
        assertThat(list.text("/data/0/id")).isEqualTo("gpt-image-1");
        assertThat(list.text("/data/0/object")).isEqualTo("model");
        assertThat(list.json().at("/data/0/created").asLong()).isGreaterThan(1_700_000_000);
        assertThat(list.text("/data/0/owned_by")).isNotBlank();
        assertThat(list.body()).doesNotContain("openai-main", "api.openai.com");
        assertThat(client.get("/v1/models/sora-2").is(200).text("/id")).isEqualTo("sora-2");
        client.get("/v1/models/sora-9").isError(404, "model_not_found", "model");
        Replica.shared().client().get("/v1/models").isError(401, "invalid_api_key", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image | {\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"n\":2} | 2.16",
                "image | {\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"quality\":\"low\"} | 0.54",
                "edit  | {\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"image\":\"https://a.com/b.png\"} | 1.08",
                "video | {\"model\":\"sora-2\",\"prompt\":\"a\",\"seconds\":\"8\"} | 5.04"
            })
    void an_estimate_is_what_the_job_would_be_charged_and_stores_nothing(String kind, String request, String total) {
        Answer answer = client.post(ESTIMATE, "{\"kind\":\"" + kind + "\",\"request\":" + request + "}")
                .is(200);

        assertThat(answer.text("/total")).isEqualTo(total);
        assertThat(answer.text("/currency")).isEqualTo("CNY");
        assertThat(answer.text("/lines/0/amount")).isEqualTo(total);
        assertThat(answer.text("/candidates/0/platform")).isEqualTo("openai-main");
        assertThat(answer.text("/candidates/0/total")).isEqualTo(total);
        assertThat(client.get("/v1/jobs").json().path("data")).isEmpty();
    }

    @Test
    void an_estimate_of_a_chat_counts_its_prompt_and_takes_its_bound_for_the_answer() {
        Answer answer = client.post(ESTIMATE, chat("\"model\":\"talker\",\"max_tokens\":100," + HI))
                .is(200);

        // Three words, four for the message and three for the beginning at 0.90, 100 at 1.80, each for a thousand.
        assertThat(answer.text("/total")).isEqualTo("0.189");
        assertThat(answer.text("/candidates/0/platform")).isEqualTo("talk-first");
        assertThat(answer.text("/candidates/0/total")).isEqualTo("0.189");
        assertThat(answer.text("/candidates/1/platform")).isEqualTo("talk-second");
        assertThat(answer.text("/candidates/1/total")).isEqualTo("0.21");
        assertThat(Surroundings.running().platform.heard("one two three")).isEmpty();
    }

    @Test
    void an_estimate_of_embeddings_counts_their_tokens() {
        String tokens = IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        Answer answer = client.post(
                        ESTIMATE,
                        "{\"kind\":\"embedding\",\"request\":{\"model\":\"vectors\",\"input\":[" + tokens + "]}}")
                .is(200);

        assertThat(answer.text("/total")).isEqualTo("0.00126");
        assertThat(answer.json().path("candidates")).hasSize(1);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("{}", 400, "missing_required_parameter", "kind"),
                bad("{\"kind\":\"speech\",\"request\":{}}", 400, "invalid_value", "kind"),
                bad("{\"kind\":\"chat\",\"request\":{}}", 400, "missing_required_parameter", "request.model"),
                bad(chat("\"model\":\"talker\""), 400, "missing_required_parameter", "request.messages"),
                bad(chat("\"model\":\"talker\"," + HI + ",\"top_k\":51"), 400, "invalid_value", "request.top_k"),
                bad(chat("\"model\":\"nobody\"," + HI), 404, "model_not_found", "request.model"),
                bad(
                        "{\"kind\":\"embedding\",\"request\":{\"model\":\"vectors\"}}",
                        400,
                        "missing_required_parameter",
                        "request.input"),
                bad("{\"kind\":1,\"request\":{}}", 400, "invalid_value", "kind"),
                bad("{\"kind\":\"image\"}", 400, "missing_required_parameter", "request"),
                bad("{\"kind\":\"image\",\"request\":[]}", 400, "invalid_value", "request"),
                bad("{\"kind\":\"image\",\"request\":{},\"user\":1}", 400, "unknown_parameter", "user"),
                bad(image("\"prompt\":\"a\""), 400, "missing_required_parameter", "request.model"),
                bad(image("\"model\":7"), 400, "invalid_value", "request.model"),
                bad(image("\"model\":\"x\""), 404, "model_not_found", "request.model"),
                bad(image("\"model\":\"sora-2\""), 400, "invalid_value", "request.model"),
                bad(image("\"model\":\"gpt-image-1\""), 400, "missing_required_parameter", "request.prompt"),
                bad(image("\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"n\":9"), 400, "invalid_value", "request.n"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_estimate_is_refused_naming_the_field(String body, int status, String code, @Nullable String param) {
        client.post(ESTIMATE, body).isError(status, code, param);
    }

    private static String chat(String fields) {
        return "{\"kind\":\"chat\",\"request\":{" + fields + "}}";
    }

    private static String image(String fields) {
        return "{\"kind\":\"image\",\"request\":{" + fields + "}}";
    }

    private static Arguments bad(String body, int status, String code, @Nullable String param) {
        return Arguments.of(body, status, code, param);
    }
}
