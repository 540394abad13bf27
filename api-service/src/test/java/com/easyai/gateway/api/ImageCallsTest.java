package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.usage.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's image calls: the same jobs, answered when they are over. */
@Timeout(120)
class ImageCallsTest {
    private static final String FOX = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\"}";
    private static final String FOX_INLINE =
            "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"n\":2,\"response_format\":\"b64_json\"}";

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.forMedia().client().asUser(user);
    private final OtherHands worker = OtherHands.thatTellOf(Replica.forMedia());
    private final FileServer files = new FileServer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        files.mayGoOn.countDown();
        files.close();
        threads.shutdownNow();
    }

    @Test
    void a_generation_is_answered_with_urls_once_its_job_has_succeeded() throws Exception {
        Future<Answer> asked = threads.submit(() -> client.post("/v1/images/generations", FOX));
        var stored = files.keep("image/png", Pictures.noise(10), FileServer.Manner.GIVES_PARTS);
        worker.succeed(worker.attempt(worker.start(job())), Usage.images(1).withTokens(40, 0, 4160), List.of(stored));

        Answer answer = asked.get().is(200);

        assertThat(answer.text("/data/0/url")).isEqualTo(stored.url());
        assertThat(answer.json().path("data")).hasSize(1);
        assertThat(answer.json().path("data").get(0).has("b64_json")).isFalse();
        assertThat(answer.json().path("created").asLong()).isPositive();
        assertThat(answer.text("/quality")).isEqualTo("high");
        assertThat(answer.text("/size")).isEqualTo("1024x1024");
        assertThat(answer.json().at("/usage/total_tokens").asLong()).isEqualTo(4200);
        assertThat(callbackOf(job())).isFalse();
    }

    @Test
    void base64_is_the_stored_pictures_and_the_answers_length_is_said_before() throws Exception {
        Future<Answer> asked = threads.submit(() -> client.post("/v1/images/generations", FOX_INLINE));
        var first = files.keep("image/png", Pictures.noise(100_000), FileServer.Manner.GIVES_WHOLE_FILES_ONLY);
        var second = files.keep("image/png", Pictures.noise(99_998), FileServer.Manner.BREAKS_OFF_ONCE);
        worker.succeed(worker.attempt(worker.start(job())), Usage.images(2), List.of(first, second));

        Answer answer = asked.get().is(200);

        assertThat(answer.header("Content-Length"))
                .contains(Integer.toString(answer.body().length()));
        assertThat(Base64.getDecoder().decode(answer.text("/data/0/b64_json"))).isEqualTo(first.bytes());
        assertThat(Base64.getDecoder().decode(answer.text("/data/1/b64_json"))).isEqualTo(second.bytes());
        assertThat(answer.text("/quality")).isEqualTo("high");
    }

    @Test
    void base64_is_passed_on_while_it_is_read() throws Exception {
        String job = client.with("Prefer", "respond-async")
                .with("Idempotency-Key", "k")
                .post("/v1/images/generations", FOX_INLINE)
                .id();
        var slow = files.keep("image/png", Pictures.noise(1_000_000), FileServer.Manner.WAITS_IN_THE_MIDDLE);
        worker.succeed(worker.attempt(worker.start(job)), Usage.images(1), List.of(slow));

        try (InputStream body = HttpClient.newHttpClient()
                .send(
                        client.with("Content-Type", "application/json")
                                .with("Idempotency-Key", "k")
                                .request("/v1/images/generations")
                                .POST(BodyPublishers.ofString(FOX_INLINE))
                                .build(),
                        BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(400_000)).hasSize(400_000);
            files.mayGoOn.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("\"}]}");
        }
    }

    @Test
    void half_a_picture_is_never_taken_for_a_whole_answer() {
        var broken = files.keep("image/png", Pictures.noise(1_000_000), FileServer.Manner.BREAKS_OFF_ALWAYS);
        Client keyed = client.with("Idempotency-Key", "k");
        String job = keyed.with("Prefer", "respond-async")
                .post("/v1/images/generations", FOX_INLINE)
                .id();
        worker.succeed(worker.attempt(worker.start(job)), Usage.images(1), List.of(broken));

        assertThatThrownBy(() -> keyed.post("/v1/images/generations", FOX_INLINE))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void pictures_that_cannot_be_read_are_a_503_that_no_sdk_repeats_by_itself() throws Exception {
        Future<Answer> asked = threads.submit(() -> client.post("/v1/images/generations", FOX_INLINE));
        var lost = files.keep("image/png", Pictures.noise(10), FileServer.Manner.HAS_LOST_IT);
        worker.succeed(worker.attempt(worker.start(job())), Usage.images(1), List.of(lost));

        Answer answer = asked.get().isError(503, "service_unavailable", null);

        assertThat(answer.header("X-Should-Retry")).contains("false");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text("/error/message")).contains("/v1/jobs/" + job());
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_POLICY_VIOLATION, 400, content_policy_violation",
        "PROVIDER_REFUSED, 400, provider_refused",
        "PROVIDER_FAILED, 502, provider_failed",
        "OUTCOME_UNKNOWN, 502, outcome_unknown"
    })
    void a_failed_job_answers_with_its_error(ErrorCode code, int status, String wire) throws Exception {
        Future<Answer> asked = threads.submit(() -> client.post("/v1/images/generations", FOX));
        worker.fail(worker.attempt(worker.start(job())), code, "The provider said no.");

        Answer answer = asked.get().isError(status, wire, null);

        assertThat(answer.text("/error/message")).isEqualTo("The provider said no.");
        assertThat(answer.header("X-Should-Retry")).contains("false");
    }

    @Test
    void a_cancelled_job_ends_the_wait() throws Exception {
        Future<Answer> asked = threads.submit(() -> client.post("/v1/images/generations", FOX));
        client.post("/v1/jobs/" + job() + "/cancel", "").is(200);

        asked.get().isError(409, "cancelled", null);
    }

    @Test
    void whoever_prefers_it_gets_the_job_at_once() {
        Answer answer = client.with("Prefer", "wait=5, Respond-Async; x=y")
                .post("/v1/images/generations", FOX)
                .is(202);

        assertThat(answer.text("/object")).isEqualTo("job");
        assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
        assertThat(answer.header("Preference-Applied")).contains("respond-async");
        assertThat(callbackOf(answer.id())).isTrue();
    }

    @Test
    void the_body_decides_about_the_webhook_if_it_says_so() {
        String quiet = FOX.replace("}", ",\"callback\":false}");

        Answer answer = client.with("Prefer", "respond-async")
                .post("/v1/images/generations", quiet)
                .is(202);

        assertThat(callbackOf(answer.id())).isFalse();
        client.post("/v1/images/generations", FOX.replace("}", ",\"callback\":1}"))
                .isError(400, "invalid_value", "callback");
    }

    @Test
    void a_long_wait_ends_with_the_job_and_the_work_goes_on() {
        Answer answer = client.post("/v1/images/generations", FOX).is(202);

        assertThat(answer.text("/object")).isEqualTo("job");
        assertThat(answer.text("/status")).isEqualTo("queued");
        assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
        assertThat(client.get("/v1/jobs/" + answer.id()).is(200).text("/status"))
                .isEqualTo("queued");
    }

    @Test
    void a_caller_who_goes_away_does_not_cancel_the_job() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                client.with("Content-Type", "application/json")
                                        .request("/v1/images/generations")
                                        .timeout(Duration.ofSeconds(1))
                                        .POST(BodyPublishers.ofString(FOX))
                                        .build(),
                                BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        String job = job();
        worker.succeed(
                worker.attempt(worker.start(job)),
                Usage.images(1),
                List.of(files.keep("image/png", Pictures.noise(10), FileServer.Manner.GIVES_PARTS)));
        assertThat(client.get("/v1/jobs/" + job).is(200).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void all_requests_with_one_key_are_answered_by_one_job() throws ExecutionException, InterruptedException {
        Client keyed = client.with("Idempotency-Key", "k");
        List<Future<Answer>> asked = IntStream.range(0, 20)
                .mapToObj(i -> threads.submit(() -> keyed.post("/v1/images/generations", FOX)))
                .toList();
        var stored = files.keep("image/png", Pictures.noise(10), FileServer.Manner.GIVES_PARTS);
        worker.succeed(worker.attempt(worker.start(job())), Usage.images(1), List.of(stored));

        int fresh = 0;
        for (Future<Answer> each : asked) {
            Answer answer = each.get().is(200);
            assertThat(answer.text("/data/0/url")).isEqualTo(stored.url());
            fresh += answer.header("Idempotent-Replayed").isEmpty() ? 1 : 0;
        }
        assertThat(fresh).isOne();
        assertThat(client.get("/v1/jobs").json().path("data")).hasSize(1);
        keyed.post("/v1/images/generations", FOX.replace("fox", "dog"))
                .isError(422, "idempotency_key_reused", "Idempotency-Key");
    }

    @Test
    void an_edit_takes_a_form_with_several_pictures_and_text_as_its_model_has_it() {
        byte[] png = Pictures.png(8);
        Form form = new Form()
                .text("model", "gpt-image-1")
                .text("prompt", "füge Schnee hinzu")
                .text("n", "2")
                .text("callback", "false")
                .file("image[]", png)
                .bytes("image[]", png)
                .bytes("mask", png);
        Client async = client.with("Prefer", "respond-async").with("Idempotency-Key", "k");

        Answer answer = async.post("/v1/images/edits", form).is(202);

        var request = Json.MAPPER.readTree(column("request", answer.id()));
        assertThat(request.path("kind").asString()).isEqualTo("edit");
        assertThat(request.at("/parameters/prompt").asString()).isEqualTo("füge Schnee hinzu");
        assertThat(request.at("/parameters/n").isIntegralNumber()).isTrue();
        assertThat(request.at("/parameters/n").asInt()).isEqualTo(2);
        assertThat(request.at("/parameters/image")).hasSize(2);
        assertThat(request.at("/parameters/image/1").asString()).isEqualTo(Pictures.dataUrl(png));
        assertThat(request.at("/parameters/mask").asString()).isEqualTo(Pictures.dataUrl(png));
        assertThat(callbackOf(answer.id())).isFalse();
        assertThat(async.post("/v1/images/edits", form).is(202).id()).isEqualTo(answer.id());
    }

    @Test
    void an_edit_takes_json_too() {
        String body = "{\"model\":\"gpt-image-1\",\"prompt\":\"snow\",\"image\":\"" + Pictures.dataUrl(Pictures.png(8))
                + "\"}";

        Answer answer = client.with("Prefer", "respond-async")
                .post("/v1/images/edits", body)
                .is(202);

        assertThat(answer.text("/kind")).isEqualTo("edit");
    }

    /** The user's one job, once it is there. */
    private String job() {
        for (int look = 0; look < 200; look++) {
            String id = client.get("/v1/jobs").text("/data/0/id");
            if (id.startsWith("job_")) {
                return id;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("no job came of " + Arrays.asList(user));
    }

    private static boolean callbackOf(String job) {
        return column("callback::text", job).equals("true");
    }

    private static String column(String column, String job) {
        return Surroundings.running()
                .jdbc()
                .sql("select " + column + " from job where id = :id::uuid")
                .param("id", job.substring("job_".length()))
                .query(String.class)
                .single();
    }
}
