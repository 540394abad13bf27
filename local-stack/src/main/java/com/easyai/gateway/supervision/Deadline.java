package com.easyai.gateway.supervision;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A point in time that waiting ends at. */
public final class Deadline {
    private static final Duration STEP = Duration.ofMillis(50);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() >= end || Thread.currentThread().isInterrupted();
    }

    /** Asks again and again; true as soon as the condition is, false when the time is over first. */
    public boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (isOver()) return false;
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}
