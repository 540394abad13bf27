package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.client.billing.Estimate;
import com.easyai.gateway.client.billing.ExpectedUsage;
import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.chat.ChatChunk;
import com.easyai.gateway.client.chat.ChatCompletion;
import com.easyai.gateway.client.chat.ChatMessage;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.chat.ChatStream;
import com.easyai.gateway.client.chat.TokenUsage;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.embeddings.Embeddings;
import com.easyai.gateway.client.facade.GatewayCalls;
import com.easyai.gateway.client.facade.GatewayClient;
import com.easyai.gateway.client.facade.GatewaySettings;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.images.EditRequest;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.InputPicture;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.jobs.Job;
import com.easyai.gateway.client.jobs.JobStatus;
import com.easyai.gateway.client.shadow.Legacy;
import com.easyai.gateway.client.shadow.ShadowCopies;
import com.easyai.gateway.client.shadow.ShadowCopy;
import com.easyai.gateway.client.shadow.ShadowSettings;
import com.easyai.gateway.client.videos.Video;
import com.easyai.gateway.client.videos.VideoRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The six calls of the callers' library, on behalf of a user as server-main makes them, to the charge. */
class ClientTest {
    private final Stack stack = Stack.running();
    private final String user = "library" + UUID.randomUUID();
    private final String word = "w" + UUID.randomUUID();
    private final GatewaySettings settings = settings("true");
    private final GatewayClient client = GatewayClient.of(settings);
    private final Call call =
            Call.by(Caller.ofUser(user).authorizedBy("sk-user-" + user)).within(Duration.ofMinutes(2));

    @Test
    void a_chat_is_answered_and_charged_once_exactly() {
        ChatCompletion chat = client.createChatCompletion(call, say("hello " + word));

        assertThat(chat.text()).isEqualTo("You said: hello " + word);
        TokenUsage used = Objects.requireNonNull(chat.usage());
        assertThat(new BigDecimal(onlyCharge().get("total").asString()))
                .isEqualByComparingTo(TokenBill.ofChat(used.prompt(), 0, used.completion()));
    }

    @Test
    void a_chat_streams_and_is_charged_once_exactly() {
        var text = new StringBuilder();
        try (ChatStream stream = client.streamChatCompletion(call, say("one two three " + word))) {
            stream.forEachRemaining(piece -> text.append(piece.text()));
        }

        assertThat(text.toString()).isEqualTo("You said: one two three " + word);
        JsonNode charge = onlyCharge();
        assertThat(charge.at("/usage/outputTokens").asInt()).isEqualTo(6);
        TokenBill.assertExact(charge);
    }

    @Test
    void a_stream_that_is_closed_after_a_third_is_charged_for_what_came_and_its_provider_is_told() {
        long left = stack.leftByTheirCallers();
        var pieces = new ArrayList<ChatChunk>();
        try (ChatStream stream =
                client.streamChatCompletion(call, say("[[pace 100ms]] " + "again ".repeat(30) + word))) {
            while (pieces.size() < 10) {
                pieces.add(stream.next());
            }
        }

        JsonNode charge = onlyCharge();
        assertThat(charge.at("/usage/outputTokens").asInt()).isBetween(8, 30);
        TokenBill.assertExact(charge);
        Stack.awaitThat(() -> stack.leftByTheirCallers() > left, "the provider to see that its stream was left");
    }

    @Test
    void pictures_are_made_for_what_was_estimated() throws Exception {
        ImageRequest two = ImageRequest.of("gpt-image-1", "a red fox " + word)
                .looking(look -> look.n(2).quality("high"));
        Estimate estimate = client.estimateBilling(call, two);

        Pictures made = client.generateImage(call, two);

        assertThat(made.data()).hasSize(2);
        JsonNode job = newestJob();
        assertThat(Web.sha256Of(Objects.requireNonNull(made.data().getLast().url())))
                .isEqualTo(job.at("/result/artifacts/1/sha256").asString());
        assertThat(estimate.total()).isEqualByComparingTo("2.16");
        assertThat(estimate.candidates())
                .extracting(Estimate.Candidate::platform)
                .contains("openai-main");
        assertThat(onlyCharge().get("total").asString()).isEqualTo("2.16");
    }

    @Test
    void pictures_are_edited_and_come_as_bytes() throws Exception {
        InputPicture png = InputPicture.of("image/png", aPng());

        Pictures made = client.editImage(
                call,
                EditRequest.of("gpt-image-1", "make it snow " + word, png)
                        .masked(png)
                        .looking(look -> look.quality("low").inBase64()));

        assertThat(made.data()).hasSize(1);
        assertThat(sha256(Base64.getDecoder()
                        .decode(Objects.requireNonNull(made.data().getFirst().base64()))))
                .isEqualTo(newestJob().at("/result/artifacts/0/sha256").asString());
        assertThat(onlyCharge().get("total").asString()).isEqualTo("0.54");
    }

    @Test
    void a_video_is_begun_and_followed_to_its_end() {
        Video begun = client.generateVideo(
                call, VideoRequest.of("sora-2", "a fox runs " + word).lasting(8));

        assertThat(begun.status()).isEqualTo("queued");
        Job job = client.awaitJob(call, begun.id());

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.artifacts())
                .singleElement()
                .satisfies(video -> assertThat(Web.sha256Of(Objects.requireNonNull(video.url())))
                        .isEqualTo(video.sha256()));
        assertThat(onlyCharge().get("total").asString()).isEqualTo("5.04");
    }

    @Test
    void texts_are_embedded_and_charged_once_exactly() {
        Embeddings made = client.createEmbedding(
                call,
                EmbeddingRequest.of("text-embedding-3-small", "a red fox ".repeat(1000), word)
                        .with("dimensions", 64));

        assertThat(made.data()).extracting(Embeddings.Embedding::index).containsExactly(0, 1);
        assertThat(made.data().getFirst().vector()).hasSize(64);
        long used = Objects.requireNonNull(made.usage()).prompt();
        assertThat(new BigDecimal(onlyCharge().get("total").asString()))
                .isEqualByComparingTo(TokenBill.ofEmbedding(used));
    }

    @Test
    void estimates_of_calls_come_before_them_and_cost_nothing() {
        ChatRequest hello = ChatRequest.of("gpt-4o-mini")
                .message(ChatMessage.user("hello"))
                .maxTokens(1000)
                .build();
        Estimate chat = client.estimateBilling(call, hello);
        Estimate told = client.estimateBilling(
                call,
                hello,
                ExpectedUsage.UNKNOWN.inputTokens(900).cachedInputTokens(400).outputTokens(200));
        Estimate video = client.estimateBilling(
                call,
                VideoRequest.of("sora-2", "a fox runs").lasting(8),
                ExpectedUsage.UNKNOWN.seconds(new BigDecimal("8.5")));
        Estimate embedding =
                client.estimateBilling(call, EmbeddingRequest.of("text-embedding-3-small", "a red fox ".repeat(1000)));

        // One word and seven around it, and a thousand to be said.
        assertThat(chat.total()).isEqualByComparingTo(TokenBill.ofChat(8, 0, 1000));
        assertThat(told.total()).isEqualByComparingTo(TokenBill.ofChat(500, 400, 200));
        assertThat(video.total()).isEqualByComparingTo("5.355");
        assertThat(embedding.total()).isPositive();
        assertThat(charges()).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_as_the_gateways_code_param_and_status() {
        GatewayException unknown = catchThrowableOfType(
                GatewayException.class,
                () -> client.createChatCompletion(
                        call,
                        ChatRequest.of("no-such-model")
                                .message(ChatMessage.user("hi"))
                                .build()));

        assertThat(unknown.code()).isEqualTo("model_not_found");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.param()).contains("model");
        assertThat(charges()).isEmpty();
    }

    @Test
    void switched_off_the_old_path_is_called_and_nothing_reaches_the_gateway() {
        var old = new ArrayList<String>();
        GatewayCalls calls = GatewayCalls.choose(settings("false"), oldWay(old));

        calls.createChatCompletion(call, say(word));
        calls.streamChatCompletion(call, say(word));
        calls.generateImage(call, ImageRequest.of("gpt-image-1", word));
        calls.editImage(call, EditRequest.of("gpt-image-1", word, InputPicture.at("https://example.com/a.png")));
        calls.generateVideo(call, VideoRequest.of("sora-2", word));
        calls.createEmbedding(call, EmbeddingRequest.of("text-embedding-3-small", word));
        calls.estimateBilling(call, ImageRequest.of("gpt-image-1", word));

        assertThat(old)
                .containsExactly(
                        "createChatCompletion",
                        "streamChatCompletion",
                        "generateImage",
                        "editImage",
                        "generateVideo",
                        "createEmbedding",
                        "estimateBilling");
        assertThat(Web.get(stack.api(1, "/v1/jobs"), Stack.asUser(user)).json().get("data"))
                .isEmpty();
        assertThat(charges()).isEmpty();
        assertThat(stack.providerRequests().toString()).doesNotContain(word);
    }

    @Test
    void shadow_copies_are_taken_and_compared() {
        String id = "copy-" + word;
        try (ShadowCopies copies =
                ShadowCopies.start(settings.baseUrl(), settings.internalToken(), ShadowSettings.share(1))) {
            copies.offer(() -> ShadowCopy.of(
                    id,
                    Instant.now(),
                    user,
                    ImageRequest.of("gpt-image-1", word)
                            .looking(look -> look.n(2).quality("high")),
                    Legacy.UNKNOWN.platform("openai-main").estimate(new BigDecimal("2.16"), "CNY")));
            Stack.awaitThat(() -> copies.counts().sent() == 1, "the copy to be sent");
        }

        Stack.awaitThat(() -> "compared".equals(comparison(id).path("status").asString()), id + " to be compared");
        assertThat(comparison(id).at("/fields/platform/outcome").asString()).isEqualTo("match");
        assertThat(comparison(id).at("/fields/estimate/outcome").asString()).isEqualTo("match");
        assertThat(stack.submissionsOf(word)).isZero();
    }

    private JsonNode comparison(String id) {
        Map<String, String> serverMain = Map.of("Authorization", "Bearer " + settings.internalToken());
        return Web.get(stack.api(2, "/internal/shadow/requests/" + id), serverMain)
                .json();
    }

    private GatewaySettings settings(String enabled) {
        var environment = new HashMap<String, String>();
        environment.put("AI_GATEWAY_ENABLED", enabled);
        environment.put("AI_GATEWAY_BASE_URL", stack.api(1, "/"));
        environment.put("AI_GATEWAY_INTERNAL_TOKEN", stack.processes.setting("AI_GATEWAY_INTERNAL_TOKEN"));
        return GatewaySettings.from(environment);
    }

    /** Answers nothing, and writes down what it is called for. */
    private static GatewayCalls oldWay(List<String> called) {
        return (GatewayCalls) Proxy.newProxyInstance(
                ClientTest.class.getClassLoader(), new Class<?>[] {GatewayCalls.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return null;
                });
    }

    private static ChatRequest say(String text) {
        return ChatRequest.of("gpt-4o-mini").message(ChatMessage.user(text)).build();
    }

    private JsonNode newestJob() {
        String id = Web.get(stack.api(1, "/v1/jobs?limit=1"), Stack.asUser(user))
                .json()
                .at("/data/0/id")
                .asString();
        return stack.job(user, id);
    }

    private JsonNode onlyCharge() {
        Stack.awaitThat(() -> !charges().isEmpty(), "a charge of " + user);
        List<JsonNode> charges = charges();
        assertThat(charges).hasSize(1);
        return charges.getFirst();
    }

    private List<JsonNode> charges() {
        return stack.ledger().stream()
                .filter(event -> event.at("/user/sub").asString().equals(user))
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] aPng() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }
}
