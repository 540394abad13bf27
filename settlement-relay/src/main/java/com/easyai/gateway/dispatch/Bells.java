package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.DeliveryKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Wakes a waiting loop when this relay itself made work for it; the work of others is found by looking. */
public final class Bells {
    private final Map<DeliveryKind, Semaphore> bells =
            Arrays.stream(DeliveryKind.values()).collect(Collectors.toMap(kind -> kind, kind -> new Semaphore(0)));

    public void ring(DeliveryKind kind) {
        Semaphore bell = bell(kind);
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Returns at the next ring, or after {@code most}. */
    void await(DeliveryKind kind, Duration most) throws InterruptedException {
        if (bell(kind).tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            bell(kind).drainPermits();
        }
    }

    private Semaphore bell(DeliveryKind kind) {
        Semaphore bell = bells.get(kind);
        if (bell == null) {
            throw new IllegalStateException("no bell for " + kind);
        }
        return bell;
    }
}
