package com.easyai.gateway.limits;

import static com.easyai.gateway.limits.TestLimits.limits;
import static com.easyai.gateway.limits.TestLimits.option;
import static com.easyai.gateway.limits.TestLimits.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many callers in several processes, while the clock goes on; a call is seen at any moment at which it may be. */
class SlidingWindowTest {
    private static final int RPM = 60;
    private static final long TPM = 20_000;
    private static final int SLOTS = 6;
    private static final int MODEL_RPM = 50;
    private static final int THREADS = 8;
    private static final int ROUNDS = 120;
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final SlidingMinute provider = new SlidingMinute();
    private final SharedClock clock = new SharedClock(MARGIN);
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger mostAlive = new AtomicInteger();

    @Test
    void no_minute_holds_more_than_allowed_wherever_it_begins_and_little_is_lost() throws Exception {
        Instant start = TestLimits.now();
        long seed = seed();

        run(seed);

        double minutes = Duration.between(start, TestLimits.now()).toMillis() / 60_000.0;
        assertThat(minutes).isGreaterThan(3);
        assertThat(provider.mostRequests()).as("requests, seed %s", seed).isLessThanOrEqualTo(MODEL_RPM);
        assertThat(provider.mostTokens()).as("tokens, seed %s", seed).isLessThanOrEqualTo(TPM);
        assertThat(mostAlive.get()).as("slots, seed %s", seed).isLessThanOrEqualTo(SLOTS);
        assertThat(provider.mostRequests()).as("seed %s", seed).isGreaterThan(MODEL_RPM / 2);
    }

    @Test
    void a_window_that_forgets_too_early_is_seen() throws Exception {
        String healthy = source();
        TestLimits.jdbc()
                .sql(healthy.replace("61 secs", "00:00:45").replace("00:01:01", "00:00:45"))
                .update();
        try {
            run(seed());
        } finally {
            TestLimits.jdbc().sql(healthy).update();
        }

        assertThat(provider.mostRequests()).isGreaterThan(MODEL_RPM);
    }

    private static String source() {
        return TestLimits.jdbc()
                .sql("select pg_get_functiondef('fold_windows'::regproc)")
                .query(String.class)
                .single();
    }

    private static long seed() {
        long seed = System.nanoTime();
        System.out.println("SlidingWindowTest seed " + seed);
        return seed;
    }

    private void run(long seed) throws Exception {
        String platform = TestLimits.newPlatform();
        Option option = option(platform, limits(RPM, TPM, SLOTS), limits(MODEL_RPM, null, null), 300);
        try (var one = TestLimits.process();
                var two = TestLimits.process();
                var three = TestLimits.process();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var processes = List.of(one, two, three);
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(seed + i);
                TakePermits process = processes.get(i % processes.size());
                callers.add(threads.submit(() -> callOften(process, option, random)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    private @Nullable Void callOften(TakePermits process, Option option, Random random) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            PermitRequest request = request(option);
            Instant before = clock.beginCall();
            boolean granted = process.take(request) instanceof Granted;
            if (granted) {
                mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
            }
            Instant now = clock.endCall(before);
            if (granted) {
                long used = send(before, now, random);
                clock.pass(Duration.ofMillis(random.nextInt(100)));
                alive.decrementAndGet();
                TestLimits.end(new EndPermits.Ended(request.key(), OptionalLong.of(used)));
            }
            clock.pass(Duration.ofMillis(random.nextInt(500)));
        }
        return null;
    }

    /** It may reach the provider at any moment until the margin is over. */
    private long send(Instant before, Instant now, Random random) {
        long left = Duration.between(now, before.plus(MARGIN)).toMillis();
        long tokens = Math.min(random.nextInt(600), 300);
        provider.sees(now.plusMillis(random.nextLong(left)), tokens);
        return tokens;
    }
}
