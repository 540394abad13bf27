package com.easyai.gateway.answering;

import java.time.Duration;

/** Something that is to be done again and again, by the clock and not by turns, which may be late. One thread asks. */
final class Pace {
    private final long length;
    private long last = System.nanoTime();

    Pace(Duration length) {
        this.length = length.toNanos();
    }

    /** True once in each length. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < length) {
            return false;
        }
        last = now;
        return true;
    }
}
