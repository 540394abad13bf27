package com.easyai.gateway.benchmark.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Threads that enqueue one job after the other until they are closed. */
final class Enqueuers implements AutoCloseable {
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;
    private volatile @Nullable RuntimeException failure;

    static Enqueuers start(int count, LongConsumer enqueue) {
        var enqueuers = new Enqueuers();
        for (int i = 0; i < count; i++) {
            enqueuers.threads.add(Thread.ofPlatform().name("enqueue-" + i).start(() -> enqueuers.run(enqueue)));
        }
        return enqueuers;
    }

    private void run(LongConsumer enqueue) {
        try {
            while (running) {
                enqueue.accept(next.getAndIncrement());
                committed.incrementAndGet();
            }
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }

    long committed() {
        RuntimeException broken = failure;
        if (broken != null) throw new IllegalStateException("A job could not be enqueued", broken);
        return committed.get();
    }

    @Override
    public void close() {
        running = false;
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
