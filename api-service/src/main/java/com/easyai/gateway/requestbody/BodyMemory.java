package com.easyai.gateway.requestbody;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all bodies in flight share, so that many large ones at once wait or are turned away. */
final class BodyMemory {
    /** Bytes, their text while it is parsed, the pictures in it decoded, and the row: measured, about so many times. */
    private static final int COPIES = 6;

    private static final int KIBIBYTE = 1024;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Semaphore kibibytes;
    private final int all;
    private final Duration wait;

    BodyMemory(long bytes, Duration wait) {
        this.all = Math.toIntExact(Math.min(bytes / KIBIBYTE, Integer.MAX_VALUE));
        this.kibibytes = new Semaphore(all);
        this.wait = wait;
    }

    /** The most that one body takes, so that a stream of small ones does not keep a large one out for ever. */
    private int largestShare() {
        return all / 4 * 3;
    }

    /** A part of it, to be closed when its body is of no more use. */
    final class Share implements AutoCloseable {
        private final int taken;

        private Share(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            kibibytes.release(taken);
        }
    }

    /**
     * Takes what a body of that length needs; one that needs nearly all takes what one may have.
     *
     * @throws GatewayException 503 if that is not free in time
     */
    Share take(long length) {
        int wanted = (int) Math.min(largestShare(), length * COPIES / KIBIBYTE + 1);
        try {
            if (kibibytes.tryAcquire(wanted) || kibibytes.tryAcquire(wanted, wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Share(wanted);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw GatewayException.later(
                ErrorCode.SERVICE_UNAVAILABLE, "Too many large requests are coming in; try again.", SOON);
    }
}
