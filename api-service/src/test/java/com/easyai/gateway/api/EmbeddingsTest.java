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

/** {@code POST /v1/embeddings}. */
class EmbeddingsTest {
    private static final String EMBEDDINGS = "/v1/embeddings";
    private static final String VECTOR =
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":%s}],"
                    + "\"model\":\"vectors-large\",\"usage\":{\"prompt_tokens\":1000,\"total_tokens\":1000}}";

    private final String word = "w" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());
    private final ScriptedPlatform platform = Surroundings.running().platform;

    @ParameterizedTest
    @ValueSource(strings = {"[0.1,-2.5e-3]", "\"AACAPwAAAEA=\""})
    void vectors_come_through_as_numbers_or_base64(String vector) {
        platform.on(word, (heard, exchange) -> ScriptedPlatform.json(exchange, 200, VECTOR.formatted(vector)));

        Answer answer = client.post(
                        EMBEDDINGS, "{\"model\":\"vectors\",\"input\":\"" + word + "\",\"encoding_format\":\"base64\"}")
                .is(200);

        assertThat(answer.header("X-Request-Id").orElseThrow()).matches("emb_[0-9a-f]{32}");
        assertThat(answer.body()).isEqualTo(VECTOR.formatted(vector).replace("vectors-large", "vectors"));
        assertThat(platform.heard(word).getFirst().path()).isEqualTo("/first/v1/embeddings");
        assertThat(platform.heard(word)
                        .getFirst()
                        .body()
                        .path("encoding_format")
                        .asString())
                .isEqualTo("base64");
        CallRow row = CallRow.of(answer.header("X-Request-Id").orElseThrow());
        assertThat(row.settlement().path("kind").asString()).isEqualTo("embedding");
        assertThat(row.settlement().path("total").asString())
                .as("1000 at 0.126 a million")
                .isEqualTo("0.000126");
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("\"text\"", null),
                Arguments.of("[\"a\",\"b\"]", null),
                Arguments.of("[1,2,3]", null),
                Arguments.of("[[1,2],[3]]", null),
                Arguments.of("\"\"", "input"),
                Arguments.of("[]", "input"),
                Arguments.of("[\"\"]", "input"),
                Arguments.of("[\"a\",1]", "input"),
                Arguments.of("[[]]", "input"),
                Arguments.of("[1.5]", "input"),
                Arguments.of("{}", "input"),
                Arguments.of("7", "input"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void an_input_is_text_or_tokens_one_or_several(String input, @Nullable String param) {
        platform.on(word, (heard, exchange) -> ScriptedPlatform.json(exchange, 200, VECTOR.formatted("[1]")));

        Answer answer =
                client.post(EMBEDDINGS, "{\"model\":\"vectors\",\"user\":\"" + word + "\",\"input\":" + input + "}");

        if (param == null) {
            answer.is(200);
        } else {
            answer.isError(400, "invalid_value", param);
        }
    }

    @Test
    void other_fields_are_checked_too() {
        String input = ",\"input\":\"a\"}";
        client.post(EMBEDDINGS, "{\"model\":\"vectors\"}").isError(400, "missing_required_parameter", "input");
        client.post(EMBEDDINGS, "{\"input\":\"a\"}").isError(400, "missing_required_parameter", "model");
        client.post(EMBEDDINGS, "{\"model\":\"vectors\",\"encoding_format\":\"hex\"" + input)
                .isError(400, "invalid_value", "encoding_format");
        client.post(EMBEDDINGS, "{\"model\":\"vectors\",\"dimensions\":0" + input)
                .isError(400, "invalid_value", "dimensions");
        client.post(EMBEDDINGS, "{\"model\":\"talker\"" + input).isError(400, "invalid_value", "model");
        client.post(EMBEDDINGS, "{\"model\":\"none\"" + input).isError(404, "model_not_found", "model");
    }
}
