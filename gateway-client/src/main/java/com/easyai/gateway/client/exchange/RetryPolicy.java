package com.easyai.gateway.client.exchange;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how patiently a call is tried.
 *
 * @param tries all of them, the first one too
 * @param first the longest wait before the second try; doubled before each further one
 * @param longest the longest wait that the gateway did not ask for
 */
public record RetryPolicy(int tries, Duration first, Duration longest) {
    /** About ten seconds in all, if the gateway asks for no other wait. */
    public static final RetryPolicy USUAL = new RetryPolicy(6, Duration.ofMillis(250), Duration.ofSeconds(5));

    private static final int MOST_DOUBLINGS = 20;

    public RetryPolicy {
        if (tries < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("A retry policy needs 1 or more tries, and waits that do not shrink.");
        }
    }

    /** Drawn anew each time, so that callers that failed together do not come back together. */
    Duration wait(int tried) {
        Duration doubled = first.multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS));
        return drawn(doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /** Never less than asked for, and up to a tenth more. */
    static Duration spread(Duration asked) {
        return asked.plus(drawn(asked.dividedBy(10)));
    }

    private static Duration drawn(Duration most) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos() + 1));
    }
}
