package com.easyai.gateway.client.exchange;

import java.time.Duration;

/** A moment on the machine's monotonic clock, which no correction of the time of day moves. */
public record Deadline(long nanoTime) {
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Negative once it is over. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    public boolean comesBefore(Duration wait) {
        return left().compareTo(wait) <= 0;
    }
}
