package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.jobs.Job;
import com.easyai.gateway.client.jobs.JobStatus;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongJobTest {
    private static final Call CALL = Call.by(Caller.ofKey("sk-1"));
    private static final ImageRequest REQUEST = ImageRequest.of("m", "a fox");
    private static final String NOTHING = "\"result\":null,\"error\":null";
    private static final String MADE =
            "\"result\":{\"artifacts\":[{\"id\":\"art_1\",\"index\":0,\"mediaType\":\"image/png\","
                    + "\"url\":\"https://files/1\"}]},\"error\":null";

    private final FakeGateway gateway = new FakeGateway();

    LongJobTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void job_that_takes_long_is_followed_to_its_pictures() throws Exception {
        gateway.answers(202, job("queued", NOTHING))
                .answers(200, job("throttled", NOTHING), "Retry-After", "0")
                .answers(200, job("in_progress", NOTHING), "Retry-After", "0")
                .answers(200, job("succeeded", MADE));

        Pictures made = gateway.client().generateImage(CALL, REQUEST);

        assertThat(made.data()).extracting(Pictures.Picture::url).containsExactly("https://files/1");
        assertThat(gateway.next().call()).isEqualTo("POST /v1/images/generations");
        for (int i = 0; i < 3; i++) {
            FakeGateway.Seen poll = gateway.next();
            assertThat(poll.call()).isEqualTo("GET /v1/jobs/job_1");
            assertThat(poll.header("Authorization")).isEqualTo("Bearer sk-1");
        }
    }

    @Test
    void job_is_asked_for_again_no_sooner_than_the_gateway_says() {
        gateway.answers(202, job("queued", NOTHING))
                .answers(200, job("queued", NOTHING), "Retry-After", "2")
                .answers(200, job("succeeded", MADE));
        long before = System.nanoTime();

        gateway.client().generateImage(CALL, REQUEST);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void pictures_wanted_in_base64_are_fetched_under_the_same_key() throws Exception {
        gateway.answers(202, job("queued", NOTHING))
                .answers(200, job("succeeded", MADE))
                .answers(200, "{\"created\":7,\"data\":[{\"b64_json\":\"AAEC\"}]}", "Idempotent-Replayed", "true");

        Pictures made = gateway.client().generateImage(CALL, REQUEST.looking(look -> look.inBase64()));

        assertThat(made.data()).extracting(Pictures.Picture::base64).containsExactly("AAEC");
        FakeGateway.Seen first = gateway.next();
        gateway.next();
        FakeGateway.Seen again = gateway.next();
        assertThat(again.call()).isEqualTo(first.call());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Key")).isEqualTo(first.header("Idempotency-Key"));
    }

    @Test
    void job_that_fails_says_why() {
        gateway.answers(202, job("queued", NOTHING))
                .answers(
                        200,
                        job("failed", "\"error\":{\"code\":\"content_policy_violation\",\"message\":\"No foxes.\"}"));

        GatewayException failed = failure(CALL);

        assertThat(failed).hasMessage("No foxes.");
        assertThat(failed.code()).isEqualTo("content_policy_violation");
        assertThat(failed.jobId()).contains("job_1");
    }

    @Test
    void job_beyond_the_callers_time_is_named_so_that_it_can_be_followed_further() {
        gateway.answers(202, job("queued", NOTHING))
                .answers(200, job("queued", NOTHING), "Retry-After", "60")
                .answers(200, job("succeeded", MADE));

        GatewayException late = failure(CALL.within(Duration.ofSeconds(20)));
        Job job = gateway.client().awaitJob(CALL, late.jobId().orElseThrow());

        assertThat(late.code()).isEqualTo(GatewayException.JOB_STILL_RUNNING);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.artifacts()).extracting(Job.Artifact::url).containsExactly("https://files/1");
    }

    @Test
    void poll_whose_connection_breaks_is_only_made_again() {
        gateway.answers(202, job("queued", NOTHING)).hangsUp().answers(200, job("succeeded", MADE));

        Pictures made = gateway.client().generateImage(CALL, REQUEST);

        assertThat(made.data()).hasSize(1);
        assertThat(gateway.unread()).isEqualTo(3);
    }

    @Test
    void gateway_that_goes_away_meanwhile_leaves_the_jobs_name() {
        gateway.answers(202, job("queued", NOTHING));
        for (int i = 0; i < 10; i++) {
            gateway.hangsUp(); // the JDK's client repeats a GET by itself, too
        }

        GatewayException gone = failure(CALL);

        assertThat(gone.code()).isEqualTo(GatewayException.UNREACHABLE);
        assertThat(gone.jobId()).contains("job_1");
    }

    private GatewayException failure(Call call) {
        return catchThrowableOfType(
                GatewayException.class, () -> gateway.client().generateImage(call, REQUEST));
    }

    private static String job(String status, String rest) {
        return "{\"id\":\"job_1\",\"object\":\"job\",\"kind\":\"image\",\"model\":\"m\",\"status\":\"" + status
                + "\",\"createdAt\":\"2026-11-23T10:00:00.000Z\",\"progress\":null,\"metadata\":{},"
                + "\"billing\":{\"total\":\"1.08\",\"currency\":\"CNY\",\"lines\":[],\"settlement\":\"none\"}," + rest
                + "}";
    }
}
