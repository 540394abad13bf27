package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.load.JobRequests;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the phases share: the running stack, what is submitted to it, and for how long. */
record Bed(BenchStack stack, JobRequests requests, JobsPlan plan, Progress progress) {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int MOST_WARM_UPS = 5;
    private static final int STRETCHES = 3;
    private static final int STILL_GROWING_PERCENT = 3;

    /**
     * Does the step until two stretches in a row brought hardly more than the best one before: Java has then compiled what
     * is hot, which on few processors takes minutes, and before that a phase measures its compiler. Not less than the
     * plan's warm-up, and not more than {@value #MOST_WARM_UPS} times as long.
     *
     * @return the seconds it took
     */
    int warmUp(Runnable step, LongSupplier done, Supplier<String> detail) {
        int stretch = Math.max(1, plan.pace().warmUp() / STRETCHES);
        long best = 0;
        int level = 0;
        for (int seconds = stretch; ; seconds += stretch) {
            long before = done.getAsLong();
            during(stretch, step, detail);
            long now = done.getAsLong() - before;
            level = now * 100 > best * (100 + STILL_GROWING_PERCENT) ? 0 : level + 1;
            boolean warm = seconds >= plan.pace().warmUp() && level >= 2;
            if (warm || seconds >= MOST_WARM_UPS * plan.pace().warmUp()) return seconds;
            best = Math.max(best, now);
        }
    }

    /** Does the step again and again for this long, and shows how far it is. */
    void during(int seconds, Runnable step, Supplier<String> detail) {
        until(seconds, () -> false, step, detail);
    }

    /** As {@link #during}, but ends as soon as the condition is met; says whether it was. */
    boolean until(int seconds, BooleanSupplier over, Runnable step, Supplier<String> detail) {
        long start = System.nanoTime();
        long length = Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() - start < length) {
            step.run();
            if (over.getAsBoolean()) return true;
            progress.at((double) (System.nanoTime() - start) / length, detail.get());
            LockSupport.parkNanos(STEP.toNanos());
        }
        return over.getAsBoolean();
    }
}
