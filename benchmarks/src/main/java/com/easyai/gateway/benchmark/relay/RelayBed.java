package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.outboxrows.OutboxRows;
import com.easyai.gateway.benchmark.stack.BenchStack;
import com.easyai.gateway.benchmark.stack.Outbox;
import com.easyai.gateway.benchmark.stack.ServerMainDesk;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** What the parts share: relays and what they stand between. */
record RelayBed(BenchStack stack, OutboxRows rows, RelayPlan plan, Progress progress) {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int LONGEST_SECONDS = 300;

    ServerMainDesk serverMain() {
        return stack.standIns().serverMain();
    }

    Outbox outbox() {
        return new Outbox(stack.store());
    }

    /** How many of the load server-main has received since it was started. */
    long received(Load load) {
        return load.in(serverMain().received());
    }

    /** Waits until so many are there, and stops the benchmark when that takes too long to be worth a figure. */
    void await(LongSupplier done, long all) {
        long start = System.nanoTime();
        long now = done.getAsLong();
        while (now < all) {
            if (System.nanoTime() - start > Duration.ofSeconds(LONGEST_SECONDS).toNanos())
                throw new IllegalStateException(now + " of " + all + " came within " + LONGEST_SECONDS + " s.");
            progress.at((double) now / all, now + " of " + all);
            LockSupport.parkNanos(STEP.toNanos());
            now = done.getAsLong();
        }
    }

    /** Waits until everything of the load is marked as delivered. */
    void awaitMarked(Load load) {
        long open = outbox().open(load.sqlKinds());
        await(() -> open - outbox().open(load.sqlKinds()), open);
    }
}
