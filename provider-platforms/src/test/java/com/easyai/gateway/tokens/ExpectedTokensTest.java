package com.easyai.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What a request is expected to use. */
class ExpectedTokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|1024",
                "{\"max_tokens\":10}|10",
                "{\"max_tokens\":10,\"max_completion_tokens\":20}|20",
                "{\"max_tokens\":10,\"n\":3}|30"
            })
    void output_is_bounded_by_the_request_or_usual(String body, long tokens) {
        assertThat(ExpectedTokens.output(JobKind.CHAT, object(body))).isEqualTo(tokens);
        assertThat(ExpectedTokens.output(JobKind.EMBEDDING, object(body))).isZero();
    }

    @Test
    void input_is_counted_as_a_tokenizer_does_with_what_messages_and_pictures_cost() {
        ObjectNode body = object("""
                {"messages":[{"role":"system","content":"hello world"},
                             {"role":"user","content":[{"type":"text","text":"hello world"},
                                                       {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}""");

        // Two tokens each, four for each message, three for the beginning, 765 for the picture.
        assertThat(ExpectedTokens.of(JobKind.CHAT, body)).isEqualTo(Usage.tokens(2 + 2 + 8 + 3 + 765, 0, 1024));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"hello world\"|2", "[\"hello world\",\"hello\"]|3", "[1,2,3]|3", "[[1,2],[3]]|3"})
    void inputs_of_embeddings_are_counted_in_all_their_forms(String input, long tokens) {
        assertThat(ExpectedTokens.of(JobKind.EMBEDDING, object("{\"input\":" + input + "}")))
                .isEqualTo(Usage.tokens(tokens, 0, 0));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json);
    }
}
