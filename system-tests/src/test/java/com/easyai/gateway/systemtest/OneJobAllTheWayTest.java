package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OneJobAllTheWayTest {
    private final Stack stack = Stack.running();

    /** Kind, model, input, artifacts, and the exact total that the catalogue implies. */
    static List<Arguments> jobs() throws IOException {
        String png = "data:image/png;base64," + Base64.getEncoder().encodeToString(aPng());
        return List.of(
                Arguments.of("image", "gpt-image-1", Map.of("n", 2, "quality", "high"), 2, "2.16"),
                Arguments.of("image", "dall-e-3", Map.of("quality", "hd"), 1, "0.504"),
                Arguments.of("image", "doubao-seedream-4-0-250828", Map.of(), 1, "0.18"),
                Arguments.of("edit", "gpt-image-1", Map.of("image", png, "quality", "low"), 1, "0.54"),
                Arguments.of("edit", "doubao-seedream-4-0-250828", Map.of("image", List.of(png, png)), 1, "0.18"),
                Arguments.of("video", "sora-2", Map.of("seconds", "8"), 1, "5.04"),
                Arguments.of("video", "doubao-seedance-2-0-260128", Map.of("resolution", "1080p"), 1, "7.125"));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void is_stored_as_served_charged_once_and_told_once(
            String kind, String model, Map<String, Object> input, int artifacts, String total) {
        String id = stack.accepted("amy", Stack.job(kind, model, "a red fox " + UUID.randomUUID(), input));

        JsonNode job = stack.succeeded("amy", id);

        assertThat(job.get("result").get("artifacts")).hasSize(artifacts);
        job.get("result").get("artifacts").forEach(this::assertStoredAsServed);
        assertThat(job.get("billing").get("total").asString()).isEqualTo(total);
        assertThat(stack.chargesOf(id)).singleElement().satisfies(charge -> {
            assertThat(charge.get("total").asString()).isEqualTo(total);
            assertThat(charge.get("user").get("sub").asString()).isEqualTo("amy");
            assertThat(charge.get("kind").asString()).isEqualTo(kind);
        });
        assertThat(stack.webhooksOf(id)).singleElement().satisfies(webhook -> {
            assertThat(webhook.get("type").asString()).isEqualTo("job.succeeded");
            assertThat(webhook.get("valid").asBoolean()).isTrue();
        });
    }

    @Test
    void its_events_come_in_order_and_end_with_its_end() {
        String id = stack.accepted("amy", Stack.image("slowly [[delay 1s]] " + UUID.randomUUID(), Map.of()));

        List<JsonNode> events = ServerSentEvents.of(stack.api(2, "/v1/jobs/" + id + "/events"), Stack.asUser("amy"));

        List<String> statuses = events.stream()
                .map(job -> job.get("status").asString())
                .distinct()
                .toList();
        assertThat(List.of("queued", "in_progress", "succeeded")).containsSubsequence(statuses);
        assertThat(statuses).contains("in_progress").endsWith("succeeded");
    }

    @Test
    void the_signature_checker_of_these_tests_refuses_a_forged_body() throws Exception {
        var checker = new Webhook(Stack.WEBHOOK_SECRET);
        String id = "msg_1";
        long now = Instant.now().getEpochSecond();
        String signature = checker.sign(id, now, "{\"a\":1}");
        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);

        assertThatCode(() -> checker.verify("{\"a\":1}", headers)).doesNotThrowAnyException();
        assertThatCode(() -> checker.verify("{\"a\":2}", headers)).isInstanceOf(Exception.class);
    }

    private void assertStoredAsServed(JsonNode artifact) {
        String digest = artifact.get("sha256").asString();
        assertThat(Web.sha256Of(artifact.get("url").asString())).isEqualTo(digest);
        assertThat(stack.providerFiles())
                .extracting(file -> file.get("sha256").asString())
                .contains(digest);
        assertThat(artifact.get("fileId").asString()).isNotEmpty();
        assertThat(artifact.get("objectKey").asString()).isNotEmpty();
    }

    private static byte[] aPng() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
