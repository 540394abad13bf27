package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chat and embeddings by the official OpenAI client, with only its base URL and key changed, to the charge. */
class CallSdkTest {
    private final Stack stack = Stack.running();
    private final String user = "calls" + UUID.randomUUID();
    private final OpenAIClient client = client("sk-user-" + user);

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
            CompletionUsage used = chat.usage().orElseThrow();
            assertThat(stack.chargesOf(id)).singleElement().satisfies(charge -> {
                assertThat(charge.get("kind").asString()).isEqualTo("chat");
                assertThat(charge.at("/user/sub").asString()).isEqualTo(user);
                assertThat(new BigDecimal(charge.get("total").asString()))
                        .isEqualByComparingTo(TokenBill.ofChat(used.promptTokens(), 0, used.completionTokens()));
            });
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
        List<JsonNode> charges = charges(2);
        charges.forEach(TokenBill::assertExact);
        assertThat(charges)
                .extracting(charge -> charge.at("/usage/outputTokens").asInt())
                .containsExactlyInAnyOrder(5, 3);
    }

    @Test
    void a_stream_that_is_cut_after_a_third_is_charged_for_what_came_and_its_provider_is_told() {
        long left = stack.leftByTheirCallers();

        try (StreamResponse<ChatCompletionChunk> answer = client.chat()
                .completions()
                .createStreaming(talk("[[pace 100ms]] " + "again ".repeat(30)).build())) {
            assertThat(answer.stream().limit(10)).hasSize(10);
        }

        JsonNode charge = charges(1).getFirst();
        assertThat(charge.at("/usage/outputTokens").asInt()).isBetween(8, 30);
        TokenBill.assertExact(charge);
        Stack.awaitThat(() -> stack.leftByTheirCallers() > left, "the provider to see that its stream was left");
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
        charges(2).forEach(TokenBill::assertExact);
    }

    @Test
    void embeddings_come_as_numbers_and_as_base64() {
        CreateEmbeddingResponse numbers = embed(EncodingFormat.FLOAT);
        CreateEmbeddingResponse encoded = embed(EncodingFormat.BASE64);

        assertThat(numbers.model()).isEqualTo("text-embedding-3-small");
        assertThat(numbers.data()).hasSize(2);
        assertThat(numbers.data().getFirst().embedding()).hasSize(64);
        assertThat(encoded.data()).hasSize(2);
        assertThat(encoded.data().getFirst().embedding())
                .isEqualTo(numbers.data().getFirst().embedding());
        assertThat(charges(2))
                .allSatisfy(
                        charge -> assertThat(new BigDecimal(charge.get("total").asString()))
                                .isEqualByComparingTo(
                                        TokenBill.ofEmbedding(numbers.usage().promptTokens())));
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

        UnauthorizedException nobody = catchThrowableOfType(
                UnauthorizedException.class,
                () -> client("sk-nobody").chat().completions().create(talk("hi").build()));

        assertThat(nobody.code()).contains("invalid_api_key");
        assertThat(bad.param()).contains("temperature");
        assertThat(unknown.param()).contains("model");
        assertThat(unknown.code()).contains("model_not_found");
    }

    @Test
    void a_model_whose_room_is_taken_is_the_sdks_429_after_a_wait() {
        Offer narrow = Offer.of("chat").onOpenAi("narrow", Map.of("rpm", 1)).put();
        ChatCompletionCreateParams params = talk("hi").model(narrow.model).build();
        client.chat().completions().create(params);

        RateLimitException full = catchThrowableOfType(
                RateLimitException.class, () -> client.chat().completions().create(params));

        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.code()).isPresent();
        assertThat(full.headers().values("Retry-After")).isNotEmpty();
        assertThat(charges(1)).hasSize(1);
    }

    private List<JsonNode> charges(int expected) {
        Stack.awaitThat(() -> charges().size() >= expected, expected + " charges of " + user);
        List<JsonNode> charges = charges();
        assertThat(charges).hasSize(expected);
        return charges;
    }

    private List<JsonNode> charges() {
        return stack.ledger().stream()
                .filter(event -> event.at("/user/sub").asString().equals(user))
                .toList();
    }

    /** Asks once: what is refused for now would else be asked for again by itself. */
    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stack.api(1, "/v1"))
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private CreateEmbeddingResponse embed(EncodingFormat format) {
        return client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("text-embedding-3-small")
                        .inputOfArrayOfStrings(List.of("a red fox ".repeat(1000), "in the snow"))
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
