package com.easyai.gateway.benchmark.chat;

import java.util.List;

/**
 * How much is measured; times in seconds.
 *
 * @param limits  also a model with limits that all processes share
 * @param streams also streams
 * @param held    streams that are held open for a minute at the same time, or 0
 */
public record ChatPlan(int warmUp, int seconds, boolean limits, boolean streams, int held) {
    /** Calls at the same time. */
    static final List<Integer> CALLERS = List.of(1, 64, 256);

    public ChatPlan {
        if (seconds < 1) throw new IllegalArgumentException("At least one second must be measured.");
    }
}
