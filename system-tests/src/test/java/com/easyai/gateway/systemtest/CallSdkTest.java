package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.FunctionDefinition;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chat and embeddings by the official OpenAI client, with only its base URL and key changed, to the charge. */
class CallSdkTest {
    private final Stack stack = Stack.running();
    private final String user = "calls" + UUID.randomUUID();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(stack.api(1, "/v1"))
            .apiKey("sk-user-" + user)
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_chat_is_answered_and_charged_once_by_its_tokens() {
        try (var answer = client.chat()
                .completions()
                .withRawResponse()
                .create(talk("hello").build())) {
            ChatCompletion chat = answer.parse();
            String id = answer.headers().values("X-Request-Id").getFirst();

            assertThat(chat.isValid()).isTrue();
            assertThat(chat.model()).isEqualTo("gpt-4o-mini");
            assertThat(chat.choices().getFirst().message().content().orElseThrow())
                    .startsWith("You said: hello");
            List<JsonNode> charges = stack.chargesOf(id);
            assertThat(charges).hasSize(1);
            assertThat(charges.getFirst().toString()).contains("\"chat\"", user);
        }
    }

    @Test
    void a_chat_streams_and_tells_its_usage_if_asked() {
        var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();

        List<ChatCompletionChunk> chunks = stream(talk("one two three").streamOptions(options));

        assertThat(words(chunks)).isEqualTo("You said: one two three");
        assertThat(chunks).allMatch(chunk -> chunk.model().equals("gpt-4o-mini"));
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(5);
        assertThat(stream(talk("again"))).noneMatch(chunk -> chunk.usage().isPresent());
    }

    @Test
    void a_tool_is_called_whole_and_streamed() {
        var tool = FunctionDefinition.builder().name("look_up").build();

        ChatCompletion whole = client.chat()
                .completions()
                .create(talk("[[tool]] what?").addFunctionTool(tool).build());
        List<ChatCompletionChunk> chunks = stream(talk("[[tool]] what?").addFunctionTool(tool));

        assertThat(whole.choices().getFirst().message().toolCalls().orElseThrow())
                .singleElement()
                .satisfies(
                        call -> assertThat(call.asFunction().function().name()).isEqualTo("look_up"));
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .flatMap(choice -> choice.delta().toolCalls().stream())
                        .flatMap(List::stream))
                .hasSize(1);
    }

    @Test
    void embeddings_come_as_numbers_and_as_base64() {
        CreateEmbeddingResponse numbers = embed(EncodingFormat.FLOAT);
        CreateEmbeddingResponse encoded = embed(EncodingFormat.BASE64);

        assertThat(numbers.model()).isEqualTo("text-embedding-3-small");
        assertThat(numbers.data()).hasSize(2);
        assertThat(numbers.data().getFirst().embedding()).hasSize(64);
        assertThat(encoded.data()).hasSize(2);
        assertThat(numbers.usage().promptTokens()).isPositive();
    }

    @Test
    void errors_are_the_sdks_exceptions() {
        var refused = talk("[[refused]]").temperature(9).build();

        BadRequestException bad = catchThrowableOfType(
                BadRequestException.class, () -> client.chat().completions().create(refused));
        NotFoundException unknown = catchThrowableOfType(
                NotFoundException.class,
                () -> client.chat()
                        .completions()
                        .create(talk("hi").model("no-such-model").build()));

        assertThat(bad.param()).contains("temperature");
        assertThat(unknown.param()).contains("model");
        assertThat(unknown.code()).contains("model_not_found");
    }

    private CreateEmbeddingResponse embed(EncodingFormat format) {
        return client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("text-embedding-3-small")
                        .inputOfArrayOfStrings(List.of("a red fox", "in the snow"))
                        .dimensions(64)
                        .encodingFormat(format)
                        .build());
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams.Builder params) {
        try (StreamResponse<ChatCompletionChunk> answer =
                client.chat().completions().createStreaming(params.build())) {
            return new ArrayList<>(answer.stream().toList());
        }
    }

    private static String words(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .map(choice -> choice.delta().content().orElse(""))
                .collect(Collectors.joining());
    }

    private static ChatCompletionCreateParams.Builder talk(String text) {
        return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(text);
    }
}
