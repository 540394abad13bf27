package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.shadow.Legacy;
import com.easyai.gateway.client.shadow.ShadowCopies;
import com.easyai.gateway.client.shadow.ShadowCopy;
import com.easyai.gateway.client.shadow.ShadowCounts;
import com.easyai.gateway.client.shadow.ShadowSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLS = 2_000;
    private static final int MEASURED = 20_000;
    private static final byte[] SOME_BYTES = new byte[64 * 1024];

    private final FakeGateway gateway = new FakeGateway();
    private final CountDownLatch testOver = new CountDownLatch(1);

    ShadowTest() throws IOException {}

    @AfterEach
    void close() {
        testOver.countDown();
        gateway.close();
    }

    @Test
    void copy_says_what_was_asked_and_what_the_old_path_decided() throws Exception {
        gateway.answers(202, "{}");
        Legacy legacy = Legacy.UNKNOWN
                .candidates(List.of("openai-main", "ark-1"))
                .platform("openai-main")
                .limits(new Legacy.Limits("admitted", "openai-main", new Legacy.Room(10, 60), null, null))
                .estimate(new BigDecimal("1.08"), "CNY");

        try (ShadowCopies copies = copies(1, 10)) {
            copies.offer(() -> copy("r-1", legacy));
            FakeGateway.Seen sent = gateway.next();

            assertThat(sent.call()).isEqualTo("POST /internal/shadow/requests");
            assertThat(sent.header("Authorization")).isEqualTo("Bearer internal-token");
            assertThat(sent.body())
                    .isEqualTo(
                            "{\"requestId\":\"r-1\",\"kind\":\"image\",\"occurredAt\":\"2026-11-23T10:00:00Z\","
                                    + "\"user\":{\"sub\":\"user-1\"},\"request\":{\"model\":\"m\",\"prompt\":\"a fox\"},"
                                    + "\"legacy\":{\"candidates\":[\"openai-main\",\"ark-1\"],\"platform\":\"openai-main\","
                                    + "\"limits\":{\"decision\":\"admitted\",\"platform\":\"openai-main\","
                                    + "\"rpm\":{\"used\":10,\"limit\":60}},\"estimate\":{\"total\":\"1.08\",\"currency\":\"CNY\"}}}");
        }
    }

    @Test
    void what_is_too_much_for_a_gateway_that_hangs_is_dropped_and_counted() {
        for (int i = 0; i < 10; i++) {
            gateway.handles(exchange -> waitForTheEnd());
        }

        try (ShadowCopies copies = copies(1, 100)) {
            for (int i = 0; i < CALLS; i++) {
                copies.offer(() -> copy("r", Legacy.UNKNOWN));
            }

            ShadowCounts counts = copies.counts();
            assertThat(counts.chosen()).isEqualTo(CALLS);
            assertThat(counts.sent()).isZero();
            assertThat(counts.dropped()).isBetween(CALLS - 102L, CALLS - 100L);
        }
    }

    /** The promise to the old path, with the usual settings: each call of it is made without and with an offered copy. */
    @Test
    void gateway_that_accepts_and_never_answers_adds_less_than_a_millisecond_at_the_99th_percentile() throws Exception {
        long[] without = new long[MEASURED];
        long[] with = new long[MEASURED];
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var copies = ShadowCopies.start(
                        URI.create("http://localhost:" + silent.getLocalPort()),
                        "internal-token",
                        ShadowSettings.share(1))) {
            var accepting = new Thread(() -> acceptAll(silent), "silent-gateway");
            accepting.setDaemon(true);
            accepting.start();
            for (int i = 0; i < MEASURED; i++) {
                String id = "r-" + i;
                without[i] = nanos(() -> oldPath(id));
                with[i] = nanos(() -> {
                    oldPath(id);
                    copies.offer(() -> copy(id, Legacy.UNKNOWN));
                });
            }

            assertThat(copies.counts().chosen()).isEqualTo(MEASURED);
            assertThat(copies.counts().sent()).isZero();
        }

        System.out.printf(
                "shadow copies, gateway hanging, %d calls: without p50 %d us, p99 %d us; with p50 %d us, p99 %d us%n",
                MEASURED, micros(without, 50), micros(without, 99), micros(with, 50), micros(with, 99));
        assertThat(micros(with, 99) - micros(without, 99)).isLessThan(1000);
    }

    private static void acceptAll(ServerSocket silent) {
        var accepted = new ArrayList<Socket>();
        try {
            while (true) {
                accepted.add(silent.accept());
            }
        } catch (IOException testOver) {
            assertThat(accepted).isNotEmpty();
        }
    }

    /** Some work of the caller's own, as long each time. */
    private static void oldPath(String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(id.getBytes(StandardCharsets.UTF_8));
            assertThat(digest.digest(SOME_BYTES)).hasSize(32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long nanos(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }

    private static long micros(long[] nanos, int percentile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * percentile / 100] / 1000;
    }

    @Test
    void copy_that_cannot_be_made_or_sent_only_counts_as_failed_and_the_next_is_sent() throws Exception {
        gateway.fails(500, "internal_error").hangsUp().answers(202, "{}");

        try (ShadowCopies copies = copies(1, 10)) {
            copies.offer(() -> {
                throw new IllegalStateException("planted");
            });
            for (int i = 0; i < 3; i++) {
                copies.offer(() -> copy("r", Legacy.UNKNOWN));
            }

            awaitDone(copies, 4);
            assertThat(copies.counts()).isEqualTo(new ShadowCounts(4, 1, 0, 3));
        }
    }

    @Test
    void about_the_share_is_copied() {
        try (ShadowCopies copies = copies(0.25, CALLS)) {
            for (int i = 0; i < CALLS; i++) {
                copies.offer(() -> copy("r", Legacy.UNKNOWN));
            }

            assertThat(copies.counts().chosen()).isBetween(CALLS / 8L, CALLS * 3 / 8L);
        }
    }

    @Test
    void share_of_nothing_makes_no_copy_and_sends_none() {
        var made = new AtomicInteger();

        try (ShadowCopies copies = copies(0, 10)) {
            for (int i = 0; i < CALLS; i++) {
                copies.offer(() -> {
                    made.incrementAndGet();
                    return copy("r", Legacy.UNKNOWN);
                });
            }

            assertThat(copies.counts()).isEqualTo(new ShadowCounts(0, 0, 0, 0));
        }
        assertThat(made).hasValue(0);
        assertThat(gateway.unread()).isZero();
    }

    private ShadowCopies copies(double share, int waiting) {
        return ShadowCopies.start(gateway.url(), "internal-token", new ShadowSettings(share, waiting, 2, PATIENCE));
    }

    private static ShadowCopy copy(String requestId, Legacy legacy) {
        Instant occurred = Instant.parse("2026-11-23T10:00:00Z");
        return ShadowCopy.of(requestId, occurred, "user-1", ImageRequest.of("m", "a fox"), legacy);
    }

    private static void awaitDone(ShadowCopies copies, long expected) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (copies.counts().sent() + copies.counts().failed() < expected) {
            assertThat(System.nanoTime())
                    .as("still waiting: %s", copies.counts())
                    .isLessThan(patience);
            Thread.onSpinWait();
        }
    }

    private void waitForTheEnd() throws IOException {
        try {
            testOver.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException("the test is over", e);
        }
    }
}
