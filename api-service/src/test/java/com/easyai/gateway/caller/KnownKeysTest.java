package com.easyai.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.identity.EndUser;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How long a key is trusted, refused and asked about, on a clock of the test's own. */
class KnownKeysTest {
    private static final KeyVerdict.Valid DEMO =
            new KeyVerdict.Valid(new EndUser("demo", "demo", null, "key-1", "production"));
    private static final KeyVerdict REFUSED = new KeyVerdict.Refused();
    private static final KeyVerdict AWAY = new KeyVerdict.Unavailable();

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile KeyVerdict answer = DEMO;
    private final KnownKeys keys = keys(key -> {
        asked.incrementAndGet();
        return answer;
    });

    private KnownKeys keys(Function<String, KeyVerdict> verify) {
        var settings = new CallerSettings(
                "internal-9c1f",
                "operators-77aa",
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5));
        return new KnownKeys(verify, settings, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void a_verified_key_is_trusted_for_the_cache_time_and_then_asked_about_again() {
        assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
        pass(Duration.ofSeconds(59));
        assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(2));
        answer = REFUSED;

        assertThat(keys.verdict("sk-1")).isEqualTo(REFUSED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_key_is_refused_for_a_short_time_without_asking() {
        answer = REFUSED;
        assertThat(keys.verdict("sk-1")).isEqualTo(REFUSED);
        answer = DEMO;
        pass(Duration.ofSeconds(4));
        assertThat(keys.verdict("sk-1")).isEqualTo(REFUSED);
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(2));

        assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
    }

    @Test
    void a_known_key_outlives_server_main_by_the_grace_and_no_longer() {
        keys.verdict("sk-1");
        answer = AWAY;
        pass(Duration.ofSeconds(61));
        assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
        pass(Duration.ofSeconds(295));
        assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
        pass(Duration.ofSeconds(5));

        assertThat(keys.verdict("sk-1")).isEqualTo(AWAY);
        assertThat(keys.verdict("sk-unknown")).isEqualTo(AWAY);
    }

    @Test
    void a_known_key_is_refused_at_once_when_server_main_says_so_during_the_grace() {
        keys.verdict("sk-1");
        answer = AWAY;
        pass(Duration.ofSeconds(61));
        keys.verdict("sk-1");
        answer = REFUSED;
        pass(Duration.ofSeconds(3));

        assertThat(keys.verdict("sk-1")).isEqualTo(REFUSED);
        answer = AWAY;
        pass(Duration.ofSeconds(6));
        assertThat(keys.verdict("sk-1")).isEqualTo(AWAY);
    }

    @Test
    void while_server_main_is_away_known_keys_do_not_each_ask() {
        keys.verdict("sk-1");
        answer = AWAY;
        pass(Duration.ofSeconds(61));
        for (int i = 0; i < 100; i++) {
            assertThat(keys.verdict("sk-1")).isEqualTo(DEMO);
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void a_hundred_requests_with_one_new_key_ask_once() {
        var asking = new CountDownLatch(1);
        var slow = keys(key -> {
            asked.incrementAndGet();
            awaitQuietly(asking);
            return DEMO;
        });
        var right = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> {
                    if (slow.verdict("sk-1").equals(DEMO)) {
                        right.incrementAndGet();
                    }
                });
            }
            asking.countDown();
        }

        assertThat(right).hasValue(100);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_question_that_breaks_leaves_nobody_waiting() {
        var broken = keys(key -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> broken.verdict("sk-1")).hasMessage("broken");
        assertThatThrownBy(() -> broken.verdict("sk-1")).hasMessage("broken");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
