package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/chat/completions} without a stream: through, billed once, or refused as OpenAI refuses. */
class ChatTest {
    private static final String CHAT = "/v1/chat/completions";

    private final String word = "w" + UUID.randomUUID();
    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);
    private final ScriptedPlatform platform = Surroundings.running().platform;

    @Test
    void a_chat_comes_back_under_the_callers_name_of_the_model_with_nothing_else_changed() {
        Answer answer = client.post(CHAT, talk("")).is(200);

        assertThat(answer.header("X-Request-Id").orElseThrow()).matches("chat_[0-9a-f]{32}");
        assertThat(answer.body()).isEqualTo(ScriptedPlatform.PLAIN.replace("\"talker-2026-01-01\"", "\"talker\""));
    }

    @Test
    void the_platform_gets_what_the_caller_sent_but_for_the_models_name() {
        String rest = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"a\":1.50}}}],"
                + "\"x_unknown\":{\"deep\":[1,null,\"é\"]},\"temperature\":0.70";

        client.post(CHAT, talk(rest)).is(200);

        ScriptedPlatform.Heard heard = platform.heard(word).getFirst();
        assertThat(heard.path()).isEqualTo("/first/v1/chat/completions");
        assertThat(heard.authorization()).isEqualTo("Bearer sk-canary-of-the-talkers");
        assertThat(heard.body().path("model").asString()).isEqualTo("talker-2026-01-01");
        assertThat(heard.body().path("x_unknown").toString()).isEqualTo("{\"deep\":[1,null,\"é\"]}");
        assertThat(heard.body().at("/tools/0/function/name").asString()).isEqualTo("f");
        assertThat(heard.body().path("temperature").toString()).startsWith("0.7");
        assertThat(heard.body().has("stream_options")).isFalse();
        assertThat(heard.body().path("top_k").asInt())
                .as("the catalogue's default")
                .isEqualTo(40);
    }

    @Test
    void one_settlement_charges_prompt_cached_and_completion_tokens_exactly() {
        Answer answer = client.post(CHAT, talk("")).is(200);

        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        JsonNode settlement = row.settlement();
        assertThat(row.outcome()).isEqualTo("ANSWERED");
        assertThat(settlement.path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        assertThat(settlement.path("kind").asString()).isEqualTo("chat");
        assertThat(settlement.at("/user/sub").asString()).isNotBlank();
        assertThat(settlement.path("platformModel").asString()).isEqualTo("talker-2026-01-01");
        // 1000 at 0.90, 200 cached at 0.45, 500 at 1.80, each for a thousand.
        assertThat(settlement
                        .path("billings")
                        .valueStream()
                        .map(line -> line.path("meter").asString() + " "
                                + line.path("quantity").asString() + " "
                                + line.path("amount").asString()))
                .containsExactly("input_token 1000 0.9", "cached_input_token 200 0.09", "output_token 500 0.9");
        assertThat(settlement.path("total").asString()).isEqualTo("1.89");
        assertThat(settlement.path("usage").toString())
                .isEqualTo("{\"inputTokens\":1200,\"cachedInputTokens\":200,\"outputTokens\":500}");
    }

    @Test
    void a_free_call_posts_no_settlement() {
        Answer answer = client.post(CHAT, talk("").replace("talker", "free")).is(200);

        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        assertThat(row.state()).isEqualTo("ENDED");
        assertThat(row.settlements()).isEmpty();
    }

    @Test
    void usage_that_the_platform_does_not_tell_is_counted() {
        platform.on(
                word,
                (heard, exchange) -> ScriptedPlatform.json(
                        exchange,
                        200,
                        "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"one two three four\"},\"finish_reason\":\"stop\"}]}"));

        Answer answer = client.post(CHAT, talk("")).is(200);

        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        assertThat(row.counted()).isTrue();
        assertThat(row.settlement().at("/usage/outputTokens").asInt()).isEqualTo(4);
        assertThat(row.settlement().at("/usage/inputTokens").asInt()).isBetween(10, 100);
    }

    @Test
    void another_platform_answers_when_the_first_cannot() {
        platform.on(word, (heard, exchange) -> {
            boolean first = heard.platform().equals("first");
            ScriptedPlatform.json(
                    exchange, first ? 401 : 200, first ? "{\"error\":{\"message\":\"no\"}}" : ScriptedPlatform.PLAIN);
        });

        Answer answer = client.post(CHAT, talk("")).is(200);

        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        assertThat(platform.heard(word))
                .extracting(ScriptedPlatform.Heard::platform)
                .containsExactly("first", "second");
        assertThat(platform.heard(word).getLast().path()).isEqualTo("/second/v3/chat/completions");
        assertThat(platform.heard(word).getLast().body().path("model").asString())
                .isEqualTo("ep-talker");
        assertThat(row.platform()).isEqualTo("talk-second");
        assertThat(row.settlement().path("total").asString())
                .as("undiscounted there")
                .isEqualTo("2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>busy</html>",
                "{}",
                "{\"code\":\"Busy\",\"message\":\"come back\"}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":5}}"
            })
    void an_answer_that_is_no_answer_is_asked_for_elsewhere_and_charged_once(String nothing) {
        platform.on(word, (heard, exchange) -> {
            boolean first = heard.platform().equals("first");
            ScriptedPlatform.json(exchange, 200, first ? nothing : ScriptedPlatform.PLAIN);
        });

        Answer answer = client.post(CHAT, talk("")).is(200);

        assertThat(CallRow.of(answer.header("X-Request-Id").orElseThrow()).settlements())
                .hasSize(1);
    }

    @Test
    void the_platforms_refusal_of_the_request_is_told_and_nothing_is_charged() {
        platform.on(
                word,
                (heard, exchange) -> ScriptedPlatform.json(
                        exchange,
                        400,
                        "{\"error\":{\"message\":\"context too long, key sk-canary-of-the-talkers\",\"type\":\"invalid_request_error\"}}"));

        Answer answer = client.post(CHAT, talk("")).isError(400, "provider_refused", null);

        assertThat(answer.body()).contains("context too long").doesNotContain("canary");
        assertThat(platform.heard(word)).hasSize(1);
        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        assertThat(row.outcome()).isEqualTo("REFUSED");
        assertThat(row.settlements()).isEmpty();
    }

    @Test
    void if_no_platform_answers_the_caller_is_told_and_not_charged() {
        platform.on(
                word, (heard, exchange) -> ScriptedPlatform.json(exchange, 401, "{\"error\":{\"message\":\"no\"}}"));

        Answer answer = client.post(CHAT, talk("")).isError(502, "provider_failed", null);

        assertThat(platform.heard(word)).hasSize(2);
        assertThat(CallRow.of(answer.header("X-Request-Id").orElseThrow()).settlements())
                .isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("{\"messages\":[]}", 400, "missing_required_parameter", "model"),
                bad("{\"model\":\"talker\"}", 400, "missing_required_parameter", "messages"),
                bad("{\"model\":\"talker\",\"messages\":[]}", 400, "invalid_value", "messages"),
                bad("{\"model\":\"talker\",\"messages\":\"hi\"}", 400, "invalid_value", "messages"),
                bad("{\"model\":\"talker\",\"messages\":[{}]}", 400, "missing_required_parameter", "messages[0].role"),
                bad(
                        "{\"model\":\"talker\",\"messages\":[{\"role\":\"king\"}]}",
                        400,
                        "invalid_value",
                        "messages[0].role"),
                bad("{\"model\":7,\"messages\":[]}", 400, "invalid_value", "model"),
                bad(with("talker", "\"stream\":\"yes\""), 400, "invalid_value", "stream"),
                bad(with("talker", "\"n\":0"), 400, "invalid_value", "n"),
                bad(with("talker", "\"n\":129"), 400, "invalid_value", "n"),
                bad(with("talker", "\"max_tokens\":-1"), 400, "invalid_value", "max_tokens"),
                bad(with("talker", "\"max_completion_tokens\":1.5"), 400, "invalid_value", "max_completion_tokens"),
                bad(with("talker", "\"temperature\":3"), 400, "invalid_value", "temperature"),
                bad(with("talker", "\"top_k\":51"), 400, "invalid_value", "top_k"),
                bad(with("talker", "\"stop\":[1]"), 400, "invalid_value", "stop"),
                bad(with("talker", "\"tools\":[{}]"), 400, "invalid_value", "tools[0]"),
                bad(with("talker", "\"stream_options\":{}"), 400, "invalid_value", "stream_options"),
                bad(with("nobody", "\"n\":1"), 404, "model_not_found", "model"),
                bad(with("vectors", "\"n\":1"), 400, "invalid_value", "model"),
                bad(with("gpt-image-1", "\"n\":1"), 400, "invalid_value", "model"),
                bad("[]", 400, "invalid_request", null),
                bad("{\"model\":", 400, "invalid_request", null));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void bad_input_is_refused_with_its_place(String body, int status, String code, @Nullable String param) {
        Answer answer = client.post(CHAT, body).isError(status, code, param);

        assertThat(answer.header("X-Request-Id").orElseThrow()).startsWith("chat_");
    }

    @Test
    void the_message_names_the_range() {
        assertThat(client.post(CHAT, with("talker", "\"top_k\":51")).text("/error/message"))
                .contains("1", "50");
        assertThat(client.post(CHAT, with("vectors", "\"n\":1")).text("/error/message"))
                .contains("embedding");
    }

    @Test
    void who_calls_is_found_out_first() {
        Replica.shared().client().post(CHAT, talk("")).isError(401, "invalid_api_key", null);
        Replica.shared()
                .client()
                .as(Surroundings.INTERNAL_TOKEN)
                .post(CHAT, talk(""))
                .isError(400, "invalid_request", "X-User-Id");
    }

    @Test
    void server_main_may_call_for_a_user_without_handing_on_a_credential() {
        Answer answer = Replica.shared()
                .client()
                .as(Surroundings.INTERNAL_TOKEN)
                .with("X-User-Id", user)
                .post(CHAT, talk(""))
                .is(200);

        assertThat(CallRow.of(answer.header("X-Request-Id").orElseThrow())
                        .settlement()
                        .at("/user/sub")
                        .asString())
                .isEqualTo(user);
    }

    @Test
    void a_key_answers_the_same_request_again_and_no_other() {
        Client keyed = client.with("Idempotency-Key", word);
        Answer first = keyed.post(CHAT, talk("")).is(200);

        Answer again = keyed.post(CHAT, talk(" ")).is(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("X-Request-Id")).isEqualTo(first.header("X-Request-Id"));
        assertThat(platform.heard(word)).hasSize(1);
        keyed.post(CHAT, talk(",\"n\":1")).isError(422, "idempotency_key_reused", "Idempotency-Key");
        keyed.submit("{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}")
                .isError(422, "idempotency_key_reused", "Idempotency-Key");
    }

    @Test
    void a_key_is_free_again_after_a_failure() {
        platform.on(word, (heard, exchange) -> ScriptedPlatform.json(exchange, 401, "{}"));
        Client keyed = client.with("Idempotency-Key", word);
        keyed.post(CHAT, talk("")).isError(502, "provider_failed", null);

        platform.on(word, (heard, exchange) -> ScriptedPlatform.json(exchange, 200, ScriptedPlatform.PLAIN));

        keyed.post(CHAT, talk("")).is(200);
    }

    private String talk(String rest) {
        return "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello " + word + "\"}]" + rest
                + "}";
    }

    private static String with(String model, String field) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + field + "}";
    }

    private static Arguments bad(String body, int status, String code, @Nullable String param) {
        return Arguments.of(body, status, code, param);
    }
}
