package com.easyai.gateway.stage;

import static com.easyai.gateway.stage.ScriptedServer.file;
import static com.easyai.gateway.stage.ScriptedServer.head;
import static com.easyai.gateway.stage.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where results come from, and what providers do wrong with them. */
@Execution(ExecutionMode.CONCURRENT)
class ResultSourceTest {
    private static final Stage STAGE = new Stage();
    private static final Instant OVER = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeAll
    static void start() {
        STAGE.startRelay();
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    @Test
    void result_is_fetched_with_its_headers_and_stored_unchanged() {
        byte[] picture = picture(700_000);
        STAGE.provider.on("/picture", file("text/plain", picture));
        TestJob job = STAGE.job()
                .at(STAGE.provider.url("/picture"), Instant.now().plusSeconds(600), Map.of("x-api-key", "canary-key"));

        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.files(job.user())).singleElement().satisfies(stored -> {
            assertThat(stored.sha256()).isEqualTo(sha256(picture));
            assertThat(stored.mediaType()).isEqualTo("image/png");
            assertThat(stored.filename()).isEqualTo(job.artifact(0) + ".png");
        });
        assertThat(STAGE.provider.heads())
                .filteredOn(head -> head.startsWith("GET /picture "))
                .singleElement()
                .asString()
                .contains("x-api-key: canary-key");
    }

    @Test
    void large_bytes_from_the_store_arrive_unchanged() {
        byte[] picture = picture(3_000_001);
        TestJob job = STAGE.job().with(picture);

        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "upload", "delivered");
        assertThat(STAGE.files(job.user()))
                .singleElement()
                .satisfies(stored -> assertThat(stored.sha256()).isEqualTo(sha256(picture)));
        assertThat(STAGE.jdbc
                        .sql("select inline_bytes is null from artifact where job_id = :job")
                        .param("job", id.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void result_that_breaks_off_is_not_stored_until_it_is_whole() {
        byte[] picture = picture(100_000);
        var whole = new AtomicBoolean();
        STAGE.provider.on("/breaks-off", out -> {
            head(out, "200 OK", "image/png", picture.length);
            out.write(picture, 0, whole.get() ? picture.length : picture.length / 2);
        });
        TestJob job = STAGE.job().from("breaking").at(STAGE.provider.url("/breaks-off"));
        JobId id = job.delivered();
        STAGE.await("a second try", () -> STAGE.delivery(id, "upload").attempts() >= 2);
        assertThat(STAGE.files(job.user())).isEmpty();

        whole.set(true);

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.files(job.user()))
                .singleElement()
                .satisfies(stored -> assertThat(stored.sha256()).isEqualTo(sha256(picture)));
    }

    @Test
    void error_page_with_a_good_status_is_not_stored() {
        byte[] page = "<html>try again later</html>".getBytes(StandardCharsets.US_ASCII);
        STAGE.provider.on("/page", file("text/html", page));
        TestJob job = STAGE.job().from("paging").at(STAGE.provider.url("/page"));

        JobId id = job.delivered();

        STAGE.await("a second try", () -> STAGE.delivery(id, "upload").attempts() >= 2);
        assertThat(STAGE.delivery(id, "upload").lastError()).contains("text/html instead of a picture");
        assertThat(STAGE.files(job.user())).isEmpty();
    }

    @Test
    void result_that_is_over_fails_its_job_without_a_charge() {
        STAGE.provider.on("/over", status("403 Forbidden"));
        TestJob job = STAGE.job().at(STAGE.provider.url("/over"), OVER, Map.of());

        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(STAGE.read(id).error()).extracting("code").isEqualTo(ErrorCode.RESULT_LOST);
        assertThat(STAGE.settlements(id)).isEmpty();
        assertThat(STAGE.webhooks(id))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.type()).isEqualTo("job.failed"));
    }

    @Test
    void job_is_billed_for_what_could_be_stored() {
        STAGE.provider.on("/one-is-over", status("404 Not Found"));
        TestJob job = STAGE.job().with(TestJob.PNG).at(STAGE.provider.url("/one-is-over"), OVER, Map.of());

        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(STAGE.read(id).result()).extracting("missing").isEqualTo(1);
        assertThat(STAGE.settlements(id))
                .singleElement()
                .satisfies(settlement -> assertThat(settlement.body()).contains("\"total\":\"1.08\""));
    }

    @Test
    void missing_result_is_asked_for_again_before_it_is_given_up() {
        byte[] picture = picture(1000);
        var there = new AtomicBoolean();
        STAGE.provider.on(
                "/late", out -> (there.get() ? file("image/png", picture) : status("404 Not Found")).answer(out));
        TestJob job = STAGE.job().at(STAGE.provider.url("/late"));
        JobId id = job.delivered();
        STAGE.await("a second try", () -> STAGE.delivery(id, "upload").attempts() >= 2);

        there.set(true);

        STAGE.awaitDelivery(id, "upload", "delivered");
    }

    @Test
    void result_that_stays_missing_fails_its_job_without_a_charge() {
        STAGE.provider.on("/never", status("404 Not Found"));

        JobId id = STAGE.job().at(STAGE.provider.url("/never")).delivered();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(STAGE.settlements(id)).isEmpty();
        assertThat(STAGE.provider.heads())
                .filteredOn(head -> head.startsWith("GET /never "))
                .hasSizeGreaterThan(3);
    }

    @Test
    void other_trouble_before_it_does_not_make_a_missing_result_a_lost_one() {
        STAGE.provider.on("/troubled", status("500 Internal Server Error"));
        JobId id =
                STAGE.job().from("troubled").at(STAGE.provider.url("/troubled")).delivered();
        awaitError(id, "500");

        STAGE.provider.on("/troubled", status("404 Not Found"));
        tryAgainAsIfAfter(id, 20);
        awaitError(id, "404");

        assertThat(STAGE.delivery(id, "upload").state()).isEqualTo("pending");
        STAGE.provider.on("/troubled", file("image/png", picture(1000)));
        tryAgainAsIfAfter(id, 21);
        STAGE.awaitDelivery(id, "upload", "delivered");
    }

    private static void awaitError(JobId id, String part) {
        STAGE.await(
                "a try that ended with " + part,
                () -> String.valueOf(STAGE.delivery(id, "upload").lastError()).contains(part));
    }

    private static void tryAgainAsIfAfter(JobId id, int attempts) {
        STAGE.jdbc
                .sql("update outbox set attempts = :attempts, due_at = now() where job_id = :job and kind = 'UPLOAD'")
                .param("attempts", attempts)
                .param("job", id.value())
                .update();
    }

    @Test
    void result_that_never_is_a_picture_fails_its_job_without_a_charge() {
        STAGE.provider.on("/always-a-page", file("text/html", "<html>".getBytes(StandardCharsets.US_ASCII)));
        STAGE.provider.on("/always-empty", file("image/png", new byte[0]));

        JobId page = STAGE.job()
                .from("pages")
                .at(STAGE.provider.url("/always-a-page"))
                .delivered();
        JobId empty = STAGE.job()
                .from("empties")
                .at(STAGE.provider.url("/always-empty"))
                .delivered();

        assertFailedUncharged(page);
        assertFailedUncharged(empty);
    }

    private static void assertFailedUncharged(JobId id) {
        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(STAGE.read(id).error()).extracting("code").isEqualTo(ErrorCode.RESULT_LOST);
        assertThat(STAGE.settlements(id)).isEmpty();
    }

    @Test
    void private_address_is_refused_without_a_connection_and_ends_the_job() {
        try (var inside = new ScriptedServer()) {
            inside.on("/secret", file("image/png", TestJob.PNG));
            TestJob job = STAGE.job().at(inside.url("/secret"));

            JobId id = job.delivered();

            assertFailedUncharged(id);
            assertThat(STAGE.delivery(id, "upload").lastError()).contains("GATEWAY_ALLOWED_HOSTS");
            assertThat(inside.heads()).isEmpty();
            assertThat(STAGE.files(job.user())).isEmpty();
        }
    }

    @Test
    void redirect_to_a_private_address_is_refused_without_a_connection_and_ends_the_job() {
        try (var inside = new ScriptedServer()) {
            STAGE.provider.on(
                    "/moved",
                    out -> out.write(("HTTP/1.1 302 Found\r\nLocation: " + inside.url("/secret")
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII)));

            JobId id = STAGE.job().at(STAGE.provider.url("/moved")).delivered();

            assertFailedUncharged(id);
            assertThat(inside.heads()).isEmpty();
        }
    }

    @Test
    void result_that_is_not_stored_within_its_grace_ends_its_job() {
        STAGE.provider.on("/stuck", status("500 Internal Server Error"));
        JobId id = STAGE.job().from("stuck").at(STAGE.provider.url("/stuck")).delivered();
        STAGE.await("a try", () -> STAGE.delivery(id, "upload").lastError() != null);

        STAGE.jdbc
                .sql("update job set delivered_at = now() - interval '25 hours' where id = :job")
                .param("job", id.value())
                .update();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(STAGE.delivery(id, "upload").lastError()).startsWith("Not stored in time.");
        assertThat(STAGE.settlements(id)).isEmpty();
    }

    private static byte[] picture(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        System.arraycopy(TestJob.PNG, 0, bytes, 0, Math.min(length, TestJob.PNG.length));
        return Arrays.copyOf(bytes, length);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
