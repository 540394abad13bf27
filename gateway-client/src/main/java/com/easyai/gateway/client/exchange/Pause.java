package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.failure.GatewayException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits on the calling thread. */
public final class Pause {
    private Pause() {}

    /**
     * Returns after that time.
     *
     * @throws GatewayException {@code interrupted}, with the thread's interrupt status set
     */
    public static void of(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.of(GatewayException.INTERRUPTED, "The wait for the gateway was interrupted.", e);
        }
    }
}
