package com.easyai.gateway.recording;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how soon a job is tried again. {@code maxAttempts} are those that count; {@code longestRetryAfter} is the
 * most we believe a provider that asks for a pause.
 */
public record RetryRules(int maxAttempts, Duration firstPause, Duration longestPause, Duration longestRetryAfter) {
    public static final RetryRules DEFAULT =
            new RetryRules(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    /** Doubles with each earlier try, and is spread over its upper half so that jobs do not come back together. */
    public Duration pauseAfter(int earlierTries) {
        long doubled = firstPause.toMillis() << Math.min(earlierTries, MOST_DOUBLINGS);
        long pause = Math.max(2, Math.min(doubled, longestPause.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
    }

    public Duration believed(Duration retryAfter) {
        return retryAfter.compareTo(longestRetryAfter) < 0 ? retryAfter : longestRetryAfter;
    }
}
