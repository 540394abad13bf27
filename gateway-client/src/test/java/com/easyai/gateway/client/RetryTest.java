package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.exchange.RetryPolicy;
import com.easyai.gateway.client.facade.GatewayClient;
import com.easyai.gateway.client.facade.GatewaySettings;
import com.easyai.gateway.client.failure.GatewayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
    private static final String GOOD = "{\"model\":\"m\",\"data\":[]}";
    private static final Call CALL = Call.by(Caller.ofKey("sk-1"));

    private final FakeGateway gateway = new FakeGateway();

    RetryTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"409,conflict", "429,rate_limit_exceeded", "503,service_unavailable"})
    void call_that_may_come_back_does_so_with_its_key_and_bytes(int status, String code) throws Exception {
        gateway.fails(status, code, "Retry-After", "0").answers(200, GOOD);

        embed(CALL);

        FakeGateway.Seen first = gateway.next();
        FakeGateway.Seen second = gateway.next();
        assertThat(second.header("Idempotency-Key")).isNotEmpty().isEqualTo(first.header("Idempotency-Key"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void connection_that_ends_without_an_answer_is_tried_again_with_the_same_key() throws Exception {
        gateway.hangsUp().answers(200, GOOD);

        embed(CALL);

        assertThat(gateway.next().header("Idempotency-Key"))
                .isEqualTo(gateway.next().header("Idempotency-Key"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_value",
        "401,invalid_api_key",
        "404,model_not_found",
        "409,cancelled",
        "422,idempotency_key_reused",
        "500,internal_error",
        "502,provider_failed"
    })
    void final_answer_is_not_asked_for_again(int status, String code) {
        gateway.fails(status, code, "Retry-After", "0");

        GatewayException refused = refusal(CALL);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void unavailable_that_names_no_time_is_final() {
        gateway.fails(503, "service_unavailable");

        assertThat(refusal(CALL).status()).isEqualTo(503);
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void failure_that_would_be_the_same_again_is_final() {
        gateway.fails(503, "service_unavailable", "Retry-After", "0", "X-Should-Retry", "false");

        assertThat(refusal(CALL).status()).isEqualTo(503);
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void tries_are_bounded() {
        for (int i = 0; i < 5; i++) {
            gateway.fails(429, "rate_limit_exceeded", "Retry-After", "0");
        }

        assertThat(refusal(CALL).code()).isEqualTo("rate_limit_exceeded");
        assertThat(gateway.unread()).isEqualTo(3);
    }

    @Test
    void retry_after_is_waited_for() throws Exception {
        gateway.fails(429, "rate_limit_exceeded", "Retry-After", "1").answers(200, GOOD);
        long before = System.nanoTime();

        embed(CALL);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void wait_beyond_the_callers_time_is_told_at_once_instead() {
        gateway.fails(429, "rate_limit_exceeded", "Retry-After", "3600");

        GatewayException refused = refusal(CALL.within(Duration.ofSeconds(30)));

        assertThat(refused.retryAfter()).contains(Duration.ofHours(1));
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void nobody_listening_is_unreachable_after_the_last_try() throws Exception {
        GatewayClient client = GatewayClient.of(
                GatewaySettings.at(deserted()), new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5)));

        GatewayException none = catchThrowableOfType(
                GatewayException.class, () -> client.createEmbedding(CALL, EmbeddingRequest.of("m", "fox")));

        assertThat(none.code()).isEqualTo(GatewayException.UNREACHABLE);
        assertThat(none.status()).isZero();
    }

    @Test
    void gateway_that_hangs_is_left_when_the_callers_time_is_over() {
        var hanging = new CountDownLatch(1);
        gateway.handles(exchange -> waitFor(hanging));

        GatewayException late = refusal(CALL.within(Duration.ofMillis(200)));

        hanging.countDown();
        assertThat(late.code()).isEqualTo(GatewayException.TIMEOUT);
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void interrupted_thread_stops_waiting_and_stays_interrupted() {
        var hanging = new CountDownLatch(1);
        gateway.handles(exchange -> waitFor(hanging));
        Thread.currentThread().interrupt();

        GatewayException interrupted = refusal(CALL);

        hanging.countDown();
        assertThat(interrupted.code()).isEqualTo(GatewayException.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void embed(Call call) {
        gateway.client().createEmbedding(call, EmbeddingRequest.of("m", "fox"));
    }

    private GatewayException refusal(Call call) {
        return catchThrowableOfType(GatewayException.class, () -> embed(call));
    }

    private static URI deserted() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException("the test is over", e);
        }
    }
}
