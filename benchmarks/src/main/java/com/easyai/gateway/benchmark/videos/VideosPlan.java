package com.easyai.gateway.benchmark.videos;

import java.util.function.LongUnaryOperator;

/**
 * How many tasks, and how long each takes at the provider.
 *
 * @param shortest seconds
 * @param longest  seconds, the others in between
 */
public record VideosPlan(int tasks, int shortest, int longest) {
    private static final int MOST_SECONDS = 99;
    /** Steps through all durations in an order that looks like none. */
    private static final long STRIDE = 7919;

    public VideosPlan {
        if (tasks < 1 || shortest < 1 || longest < shortest || longest > MOST_SECONDS)
            throw new IllegalArgumentException(
                    "There must be at least one task, and they must take from 1 to " + MOST_SECONDS + " seconds.");
    }

    /** The milliseconds that the task of a number takes. */
    LongUnaryOperator millis() {
        long spread = 1000L * (longest - shortest) + 1;
        return number -> 1000L * shortest + (number * STRIDE) % spread;
    }
}
