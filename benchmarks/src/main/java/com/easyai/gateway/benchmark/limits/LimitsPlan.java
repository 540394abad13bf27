package com.easyai.gateway.benchmark.limits;

import java.util.List;

/**
 * How long each limiter is measured with each number of callers.
 *
 * @param warmUp  seconds that it runs unmeasured first
 * @param seconds that it is measured
 */
public record LimitsPlan(int warmUp, int seconds) {
    static final List<Integer> CALLERS = List.of(1, 8, 64);

    /** All of it happens within the minute that limits are about, so that what was admitted can simply be counted. */
    private static final int MOST_SECONDS = 50;

    public LimitsPlan {
        if (seconds < 1 || warmUp + seconds > MOST_SECONDS)
            throw new IllegalArgumentException(
                    "--seconds must be at least 1, and at most " + MOST_SECONDS + " together with --warm-up.");
    }
}
