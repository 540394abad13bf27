package com.easyai.gateway.benchmark.reference;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Processors;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Measures one library: first enqueueing alone, then running what was enqueued.
 *
 * @param warmUp seconds that each of the two runs unmeasured first
 * @param measure seconds that each is measured, running less when everything is done before
 */
public record ReferenceRun(Processors processors, Progress progress, int warmUp, int measure) {
    private static final int THREADS = 64;
    private static final Duration STEP = Duration.ofMillis(100);

    /** What one library did. */
    record Result(String name, String setUp, Rate enqueue, Rate complete) {
        void describe(Table table) {
            table.row(name, setUp)
                    .row("  enqueues per second", Rounded.of(enqueue.perSecond()) + " with " + THREADS + " threads")
                    .row("  complete no-op jobs per second", Rounded.of(complete.perSecond()))
                    .row("  CPU ms per enqueue", enqueue.use.perJob(enqueue.count))
                    .row("  CPU ms per run", complete.use.perJob(complete.count));
        }

        Map<String, Object> figures() {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("setUp", setUp);
            figures.put("enqueuesPerSecond", Rounded.of(enqueue.perSecond()));
            figures.put("completePerSecond", Rounded.of(complete.perSecond()));
            figures.put("cpuMsPerEnqueue", enqueue.use.perJob(enqueue.count));
            figures.put("cpuMsPerRun", complete.use.perJob(complete.count));
            return figures;
        }
    }

    /** So many in the time that {@code use} covers. */
    record Rate(long count, ProcessorUse use) {
        double perSecond() {
            return count / use.seconds();
        }
    }

    Result of(JobLibrary library) {
        progress.phase(library.name() + ": enqueueing with " + THREADS + " threads");
        Enqueuers enqueuers = Enqueuers.start(THREADS, library::enqueue);
        Rate enqueue;
        try (enqueuers) {
            enqueue = rate(enqueuers::committed, () -> false);
        }
        long all = enqueuers.committed();
        progress.phase(library.name() + ": running " + all + " jobs that do nothing");
        library.startRunning();
        Rate complete = rate(library::complete, () -> library.complete() >= all);
        return new Result(library.name(), library.setUp(), enqueue, complete);
    }

    /** Counts from the end of the warm-up, or from the beginning when everything was over before it ended. */
    private Rate rate(LongSupplier count, BooleanSupplier over) {
        long first = count.getAsLong();
        var fromTheStart = processors.begin();
        if (isOver(warmUp, over, count)) return new Rate(count.getAsLong() - first, fromTheStart.end());
        long before = count.getAsLong();
        var stretch = processors.begin();
        isOver(measure, over, count);
        return new Rate(count.getAsLong() - before, stretch.end());
    }

    private boolean isOver(int seconds, BooleanSupplier over, LongSupplier count) {
        long start = System.nanoTime();
        long length = Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() - start < length) {
            if (over.getAsBoolean()) return true;
            progress.at((double) (System.nanoTime() - start) / length, count.getAsLong() + " so far");
            LockSupport.parkNanos(STEP.toNanos());
        }
        return over.getAsBoolean();
    }
}
