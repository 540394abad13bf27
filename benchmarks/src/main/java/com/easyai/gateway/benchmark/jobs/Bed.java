package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.load.JobRequests;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the phases share: the running stack, what is submitted to it, and for how long. */
record Bed(BenchStack stack, JobRequests requests, JobsPlan plan, Progress progress) {
    private static final Duration STEP = Duration.ofMillis(200);

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
