package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether every call that was billed was charged, and none twice.
 *
 * @param billed  calls in the store with a bill
 * @param charged settlements that the stand-in server-main applied
 */
record Settled(long billed, long charged) {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(500);

    /** Waits for the relay to be through with its backlog: what it does for an earlier phase must not slow the next. */
    static Settled await(BenchStack stack, Progress progress) {
        progress.phase("waiting for the relay to post the settlements that are left");
        long start = System.nanoTime();
        Settled now;
        do {
            // Calls that were under way when their caller hung up are billed a moment later.
            LockSupport.parkNanos(STEP.toNanos());
            now = new Settled(
                    stack.store().billedCalls(), stack.standIns().arrived().charged());
            progress.at((double) now.charged / Math.max(1, now.billed), now.charged + " of " + now.billed);
        } while (now.charged < now.billed && System.nanoTime() - start < LONGEST.toNanos());
        return now;
    }

    void print(PrintStream out) {
        new Table()
                .heading("Settlements")
                .row("calls billed", billed)
                .row("charged, each once", charged)
                .print(out);
    }

    Map<String, Object> figures() {
        return Map.of("billed", billed, "charged", charged);
    }
}
