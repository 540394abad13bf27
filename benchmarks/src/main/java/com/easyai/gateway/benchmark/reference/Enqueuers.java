package com.easyai.gateway.benchmark.reference;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Threads that enqueue one job after the other until they are closed. */
final class Enqueuers implements AutoCloseable {
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final ExecutorService threads;
    private final List<Future<?>> running;
    private volatile boolean wanted = true;

    private Enqueuers(int count, LongConsumer enqueue) {
        threads = Executors.newFixedThreadPool(count);
        running = IntStream.range(0, count)
                .<Future<?>>mapToObj(number -> threads.submit(() -> run(enqueue)))
                .toList();
    }

    static Enqueuers start(int count, LongConsumer enqueue) {
        return new Enqueuers(count, enqueue);
    }

    private void run(LongConsumer enqueue) {
        while (wanted) {
            enqueue.accept(next.getAndIncrement());
            committed.incrementAndGet();
        }
    }

    /**
     * How many have been enqueued.
     *
     * @throws IllegalStateException when a thread broke off
     */
    long committed() {
        running.stream()
                .filter(thread -> thread.state() == Future.State.FAILED)
                .findFirst()
                .ifPresent(broken -> {
                    throw new IllegalStateException("A job could not be enqueued", broken.exceptionNow());
                });
        return committed.get();
    }

    /** Returns when none of them enqueues any more. */
    @Override
    public void close() {
        wanted = false;
        threads.close();
    }
}
