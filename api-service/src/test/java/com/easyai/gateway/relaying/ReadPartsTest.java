package com.easyai.gateway.relaying;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a platform's JSON, and what is left as it is. */
class ReadPartsTest {
    private final List<String> words = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"m-1\",\"x\":1}",
                "{ \"a\" : \"é\\\"model\\\"\" , \"model\" :\n \"m-1\" }",
                "{\"choices\":[{\"model\":\"inner\"}],\"model\":\"m\\\"1\\\\\"}",
                "{\"model\":\"\"}"
            })
    void only_the_models_name_is_replaced(String json) {
        WholeAnswer answer = WholeAnswer.read(bytes(json)).orElseThrow();

        String spliced = new String(answer.under("näme \"x\""), StandardCharsets.UTF_8);

        int from = answer.parts().model().orElseThrow().from();
        byte[] raw = bytes(json);
        assertThat(raw[from]).isEqualTo((byte) '"');
        assertThat(spliced).contains("\"näme \\\"x\\\"\"");
        String name = new String(raw, from, answer.parts().model().orElseThrow().to() - from, StandardCharsets.UTF_8);
        assertThat(spliced.replace("\"näme \\\"x\\\"\"", name)).isEqualTo(json);
    }

    @Test
    void a_long_answer_keeps_every_byte() {
        String filling = "ü".repeat(300_000);
        String json = "{\"filling\":\"" + filling + "\",\"model\":\"m\",\"more\":\"" + filling + "\"}";

        byte[] spliced = WholeAnswer.read(bytes(json)).orElseThrow().under("n");

        assertThat(new String(spliced, StandardCharsets.UTF_8)).isEqualTo(json.replace("\"m\"", "\"n\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt_tokens\":9,\"completion_tokens\":2}|9|0|2",
                "{\"prompt_tokens\":9,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":4}}|9|4|2",
                "{\"prompt_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":99}}|9|9|0",
                "{\"prompt_tokens\":9,\"completion_tokens\":-2,\"prompt_tokens_details\":null}|9|0|0"
            })
    void usage_is_taken_as_far_as_it_can_be_true(String usage, long input, long cached, long output) {
        assertThat(parts("{\"usage\":" + usage + "}").usage()).contains(Usage.tokens(input, cached, output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "{\"completion_tokens\":5}",
                "{\"prompt_tokens\":-1}",
                "{\"prompt_tokens\":1e3}",
                "{\"prompt_tokens\":99999999999999999999}",
                "{\"prompt_tokens\":2000000000}"
            })
    void usage_that_cannot_be_is_none(String usage) {
        assertThat(parts("{\"usage\":" + usage + ",\"model\":\"m\"}").usage()).isEmpty();
    }

    @Test
    void every_word_that_the_model_wrote_is_found() {
        Parts parts = parts("""
                {"choices":[{"delta":{"content":"a","reasoning_content":"b","tool_calls":[{"index":0,"id":"x","function":
                {"name":"c","arguments":"d"}}]},"finish_reason":"tool_calls"},{"message":{"content":[{"type":"text","text":"e"}],
                "refusal":"f"}}],"id":"no"}""");

        assertThat(words).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(parts.isFinished()).isTrue();
        assertThat(parts.hasContent()).isTrue();
        assertThat(parts.isOnlyUsage()).isFalse();
    }

    @Test
    void errors_and_the_event_of_usage_are_told_apart() {
        assertThat(parts("{\"error\":{\"message\":\"no\"}}").isError()).isTrue();
        assertThat(parts("{\"error\":null,\"choices\":[]}").isError()).isFalse();
        assertThat(parts("{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}").isOnlyUsage())
                .isTrue();
        assertThat(parts("{\"choices\":[],\"usage\":null}").isOnlyUsage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"a\":}", "[DONE]", "<html>"})
    void what_is_no_object_is_nothing(String text) {
        assertThat(ReadParts.of(bytes(text), words::add)).isEqualTo(Optional.empty());
    }

    private Parts parts(String json) {
        return ReadParts.of(bytes(json), words::add).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
