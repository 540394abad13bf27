package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.client.billing.Estimate;
import com.easyai.gateway.client.billing.ExpectedUsage;
import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.chat.ChatCompletion;
import com.easyai.gateway.client.chat.ChatMessage;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.embeddings.Embeddings;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.images.EditRequest;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.InputPicture;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.videos.Video;
import com.easyai.gateway.client.videos.VideoRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SixCallsTest {
    private static final Call CALL = Call.by(Caller.ofKey("sk-1"));

    private final FakeGateway gateway = new FakeGateway();

    SixCallsTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void chat_completion_is_asked_for_and_read() throws Exception {
        gateway.answers(200, """
                {"id":"chat_1","object":"chat.completion","created":7,"model":"m","new":{"field":1},
                 "choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}""");
        var request = ChatRequest.of("m")
                .message(ChatMessage.user("hi"))
                .temperature(0.5)
                .with("seed", 3)
                .build();

        ChatCompletion completion = gateway.client().createChatCompletion(CALL, request);

        assertThat(completion.text()).isEqualTo("hello");
        assertThat(completion.usage()).extracting(usage -> usage.total()).isEqualTo(4L);
        FakeGateway.Seen asked = gateway.next();
        assertThat(asked.call()).isEqualTo("POST /v1/chat/completions");
        assertThat(asked.body())
                .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        + "\"temperature\":0.5,\"seed\":3,\"stream\":false}");
    }

    @Test
    void pictures_are_asked_for_and_read() throws Exception {
        gateway.answers(200, "{\"created\":7,\"data\":[{\"url\":\"https://files/1\"},{\"url\":\"https://files/2\"}]}");
        var request = ImageRequest.of("m", "a fox")
                .looking(look -> look.n(2).size("1x1").with("background", "opaque"));

        Pictures made = gateway.client().generateImage(CALL, request);

        assertThat(made.data()).extracting(Pictures.Picture::url).containsExactly("https://files/1", "https://files/2");
        FakeGateway.Seen asked = gateway.next();
        assertThat(asked.call()).isEqualTo("POST /v1/images/generations");
        assertThat(asked.body())
                .isEqualTo("{\"model\":\"m\",\"prompt\":\"a fox\",\"n\":2,\"size\":\"1x1\",\"background\":\"opaque\"}");
    }

    @Test
    void file_to_edit_is_sent_along(@TempDir Path folder) throws Exception {
        gateway.answers(200, "{\"created\":7,\"data\":[{\"b64_json\":\"AAEC\"}]}");
        Path file = Files.write(folder.resolve("fox.JPG"), new byte[] {1, 2, 3});
        var request = EditRequest.of("m", "bluer", InputPicture.read(file), InputPicture.at("https://pictures/2"))
                .masked(InputPicture.of("image/png", new byte[] {4}))
                .looking(look -> look.inBase64());

        Pictures made = gateway.client().editImage(CALL, request);

        assertThat(made.data()).extracting(Pictures.Picture::base64).containsExactly("AAEC");
        FakeGateway.Seen asked = gateway.next();
        assertThat(asked.call()).isEqualTo("POST /v1/images/edits");
        assertThat(asked.body())
                .isEqualTo("{\"model\":\"m\",\"prompt\":\"bluer\","
                        + "\"image\":[\"data:image/jpeg;base64,AQID\",\"https://pictures/2\"],"
                        + "\"mask\":\"data:image/png;base64,BA==\",\"response_format\":\"b64_json\"}");
    }

    @Test
    void video_is_begun() throws Exception {
        gateway.answers(
                200,
                "{\"id\":\"job_1\",\"object\":\"video\",\"model\":\"m\",\"status\":\"queued\",\"progress\":0,\"created_at\":7}");

        Video video = gateway.client()
                .generateVideo(
                        CALL, VideoRequest.of("m", "a fox runs").lasting(8).sized("1280x720"));

        assertThat(video).isEqualTo(new Video("job_1", "m", "queued", 0, 7, null));
        assertThat(gateway.next().body())
                .isEqualTo("{\"model\":\"m\",\"prompt\":\"a fox runs\",\"seconds\":\"8\",\"size\":\"1280x720\"}");
    }

    @Test
    void texts_become_vectors() throws Exception {
        gateway.answers(200, "{\"model\":\"m\",\"data\":[{\"index\":0,\"embedding\":[0.5,-1]}],\"usage\":null}");

        Embeddings embeddings = gateway.client().createEmbedding(CALL, EmbeddingRequest.of("m", "fox"));

        assertThat(embeddings.data().get(0).vector()).containsExactly(0.5f, -1f);
        assertThat(gateway.next().body()).isEqualTo("{\"model\":\"m\",\"input\":[\"fox\"]}");
    }

    @Test
    void bill_is_estimated_in_exact_decimals() throws Exception {
        gateway.answers(200, """
                {"currency":"CNY","total":"1.080000","candidates":[{"platform":"p","total":"1.080000"}],
                 "lines":[{"meter":"image","attributes":{"quality":"high"},"quantity":"1","per":"1","basePrice":"1.20",
                           "discount":"0.90","unitPrice":"1.08","amount":"1.080000","source":"discount"}]}""");

        Estimate estimate = gateway.client().estimateBilling(CALL, ImageRequest.of("m", "a fox"));

        assertThat(estimate.total()).isEqualTo("1.080000");
        assertThat(estimate.lines().get(0).unitPrice()).isEqualTo("1.08");
        FakeGateway.Seen asked = gateway.next();
        assertThat(asked.call()).isEqualTo("POST /v1/billing/estimate");
        assertThat(asked.body()).isEqualTo("{\"kind\":\"image\",\"request\":{\"model\":\"m\",\"prompt\":\"a fox\"}}");
    }

    @Test
    void bill_is_estimated_for_the_tokens_that_are_expected() throws Exception {
        var chat = ChatRequest.of("m").message(ChatMessage.user("hi")).build();
        var expected = ExpectedUsage.UNKNOWN.inputTokens(1000).cachedInputTokens(400);

        String asked = askedFor(chat, expected.outputTokens(200));

        assertThat(asked)
                .startsWith("{\"kind\":\"chat\",\"request\":{\"model\":\"m\"")
                .endsWith("},\"usage\":{\"inputTokens\":1000,\"cachedInputTokens\":400,\"outputTokens\":200}}");
    }

    @Test
    void expected_decimals_are_sent_as_plain_text() throws Exception {
        var pictures = ExpectedUsage.UNKNOWN.images(3).megapixels(new BigDecimal("1.2E+1"));
        var video = ExpectedUsage.UNKNOWN.seconds(new BigDecimal("5.04"));

        assertThat(askedFor(ImageRequest.of("m", "a fox"), pictures))
                .endsWith(",\"usage\":{\"images\":3,\"megapixels\":\"12\"}}");
        assertThat(askedFor(VideoRequest.of("m", "a fox"), video)).endsWith(",\"usage\":{\"seconds\":\"5.04\"}}");
    }

    private String askedFor(GatewayRequest request, ExpectedUsage usage) throws InterruptedException {
        gateway.answers(200, "{\"currency\":\"CNY\",\"total\":\"1\",\"lines\":[],\"candidates\":[]}");
        assertThat(gateway.client().estimateBilling(CALL, request, usage).total())
                .isOne();
        return gateway.next().body();
    }

    @Test
    void refusal_says_what_the_gateway_said() {
        gateway.answers(
                400,
                "{\"error\":{\"message\":\"n is 1 to 4.\",\"type\":\"t\",\"param\":\"n\",\"code\":\"invalid_value\"}}",
                "X-Request-Id",
                "req_1");

        GatewayException refused = refusal();

        assertThat(refused).hasMessage("n is 1 to 4.");
        assertThat(refused.code()).isEqualTo("invalid_value");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.param()).contains("n");
        assertThat(refused.requestId()).contains("req_1");
        assertThat(refused.retryAfter()).isEmpty();
    }

    @Test
    void page_of_a_proxy_is_a_refusal_too() {
        gateway.answers(502, "<html>Bad Gateway</html>");

        GatewayException refused = refusal();

        assertThat(refused.code()).isEqualTo("http_502");
        assertThat(refused.status()).isEqualTo(502);
    }

    @Test
    void good_answer_that_is_no_json_is_said_to_be_unreadable() {
        gateway.answers(200, "<html>Log in to the network</html>");

        assertThat(refusal().code()).isEqualTo(GatewayException.UNREADABLE_ANSWER);
    }

    private GatewayException refusal() {
        return catchThrowableOfType(
                GatewayException.class, () -> gateway.client().generateImage(CALL, ImageRequest.of("m", "a fox")));
    }
}
