package com.easyai.gateway.benchmark.limits;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Callers that ask one after the other for as long as it is measured. */
final class Decisions {
    private static final Duration STEP = Duration.ofMillis(100);

    private final BooleanSupplier platform;
    private final LimitsPlan plan;
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();
    private volatile boolean isMeasured;
    private volatile boolean isOver;

    /**
     * What came of it.
     *
     * @param admitted of all, those of the warm-up included
     * @param took     each decision of the measured time
     */
    record Result(long admitted, double perSecond, Percentiles took) {}

    private Decisions(BooleanSupplier platform, LimitsPlan plan) {
        this.platform = platform;
        this.plan = plan;
    }

    static Result measure(BooleanSupplier platform, int callers, LimitsPlan plan, Progress progress) {
        return new Decisions(platform, plan).measure(callers, progress);
    }

    private Result measure(int callers, Progress progress) {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<long[]>> running = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(this::askUntilOver))
                    .toList();
            showFor(plan.warmUp(), 0, progress);
            isMeasured = true;
            long begin = System.nanoTime();
            showFor(plan.seconds(), plan.warmUp(), progress);
            double seconds = (System.nanoTime() - begin) / 1e9;
            isOver = true;
            long[] took = running.stream().flatMapToLong(Decisions::times).toArray();
            return new Result(admitted.get(), took.length / seconds, Percentiles.ofNanos(took));
        }
    }

    private static LongStream times(Future<long[]> caller) {
        try {
            return LongStream.of(caller.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A caller broke off: " + e.getMessage(), e);
        }
    }

    private long[] askUntilOver() {
        LongStream.Builder took = LongStream.builder();
        while (!isOver) {
            long begin = System.nanoTime();
            if (platform.getAsBoolean()) admitted.incrementAndGet();
            decided.incrementAndGet();
            if (isMeasured && !isOver) took.add(System.nanoTime() - begin);
        }
        return took.build().toArray();
    }

    private void showFor(int seconds, int before, Progress progress) {
        long begin = System.nanoTime();
        long length = Duration.ofSeconds(seconds).toNanos();
        double all = plan.warmUp() + (double) plan.seconds();
        while (System.nanoTime() - begin < length) {
            double done = before + (System.nanoTime() - begin) / 1e9;
            progress.at(done / all, decided.get() + " decisions, " + admitted.get() + " admitted");
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
