package com.easyai.gateway.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again: delays double from {@code first} to {@code longest}, each a fifth longer or shorter by chance so that
 * what failed together does not come back together. It ends once the delays add up to {@code total}.
 */
public record Backoff(Duration first, Duration longest, Duration total) {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final double JITTER = 0.2;
    private static final int MOST_DOUBLINGS = 30;

    public static Backoff forEver(Duration first, Duration longest) {
        return new Backoff(first, longest, FOR_EVER);
    }

    /** The delay after that many tries; empty if there were enough. What the other side asked for is the least. */
    public Optional<Duration> after(int attempts, Optional<Duration> retryAfter) {
        if (waitedBefore(attempts).compareTo(total) >= 0) {
            return Optional.empty();
        }
        Duration own = jittered(delay(attempts));
        return Optional.of(retryAfter
                .map(this::capped)
                .filter(asked -> asked.compareTo(own) > 0)
                .orElse(own));
    }

    private Duration waitedBefore(int attempts) {
        Duration waited = Duration.ZERO;
        for (int n = 1; n < attempts && waited.compareTo(total) < 0; n++) {
            waited = waited.plus(delay(n));
        }
        return waited;
    }

    private Duration delay(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        return capped(first.multipliedBy(1L << doublings));
    }

    private Duration capped(Duration delay) {
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    private static Duration jittered(Duration delay) {
        double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
