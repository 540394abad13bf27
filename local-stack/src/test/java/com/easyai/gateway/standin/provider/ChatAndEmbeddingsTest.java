package com.easyai.gateway.standin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.standin.provider.Caller.Answer;
import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.standin.web.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatAndEmbeddingsTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final String EMBEDDINGS = "/openai/v1/embeddings";

    private final StandInProvider provider = StandInProvider.start(0, ProviderSettings.instant());
    private final Caller caller = new Caller(provider.uri(), "k");

    @AfterEach
    void stop() {
        caller.close();
        provider.close();
    }

    @Test
    void a_chat_answers_what_it_was_told_with_usage_that_adds_up() {
        JsonNode answer = chat("hello there", "").json();

        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("You said: hello there");
        JsonNode usage = answer.path("usage");
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
    }

    @Test
    void a_stream_carries_the_same_words_ends_with_done_and_has_usage_once() {
        Answer answer = chat("hello there", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        List<String> events = new String(answer.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        List<JsonNode> chunks = events.subList(0, events.size() - 1).stream()
                .map(event -> (JsonNode)
                        Json.readObject(event.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .toList();
        String words = chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                .collect(Collectors.joining());

        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(events.getLast()).isEqualTo("[DONE]");
        assertThat(words).isEqualTo("You said: hello there");
        assertThat(chunks.stream().filter(chunk -> chunk.hasNonNull("usage"))).hasSize(1);
    }

    @Test
    void a_chat_fails_when_told_to_and_names_a_wrong_field() {
        assertThat(chat("[[429]]", "").status()).isEqualTo(429);
        assertThat(chat("x", ",\"temperature\":\"hot\"")
                        .json()
                        .at("/error/param")
                        .asString())
                .isEqualTo("temperature");
    }

    @Test
    void both_encodings_of_an_embedding_are_the_same_vector() {
        JsonNode floats = embed("\"a fox\"", "float").at("/data/0/embedding");
        byte[] bytes = Base64.getDecoder()
                .decode(embed("\"a fox\"", "base64").at("/data/0/embedding").asString());

        ByteBuffer vector = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(floats.size()).isEqualTo(1536);
        assertThat(bytes).hasSize(1536 * 4);
        for (JsonNode value : floats) {
            assertThat(value.floatValue()).isEqualTo(vector.getFloat());
        }
    }

    @Test
    void several_inputs_have_an_embedding_each() {
        JsonNode list = embed("[\"a\",\"b\",\"a\"]", "base64");

        assertThat(list.path("data").size()).isEqualTo(3);
        assertThat(list.at("/data/0/embedding")).isEqualTo(list.at("/data/2/embedding"));
        assertThat(list.at("/data/0/embedding")).isNotEqualTo(list.at("/data/1/embedding"));
    }

    private Answer chat(String text, String more) {
        return caller.post(
                CHAT,
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
                        .formatted(text, more));
    }

    private JsonNode embed(String input, String format) {
        return caller.post(
                        EMBEDDINGS,
                        "{\"model\":\"text-embedding-3-small\",\"input\":%s,\"encoding_format\":\"%s\"}"
                                .formatted(input, format))
                .json();
    }
}
