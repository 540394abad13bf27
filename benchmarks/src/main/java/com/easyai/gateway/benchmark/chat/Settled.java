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

    /** Waits for the relay to be through with its backlog. */
    static Settled measure(BenchStack stack, Progress progress, PrintStream out) {
        progress.phase("waiting for the relay to post the settlements that are left");
        long billed = stack.store().billedCalls();
        long start = System.nanoTime();
        long charged = stack.standIns().arrived().charged();
        while (charged < billed && System.nanoTime() - start < LONGEST.toNanos()) {
            LockSupport.parkNanos(STEP.toNanos());
            charged = stack.standIns().arrived().charged();
            progress.at((double) charged / billed, charged + " of " + billed);
        }
        new Table()
                .heading("Settlements")
                .row("calls billed", billed)
                .row("charged, each once", charged)
                .print(out);
        return new Settled(billed, charged);
    }

    Map<String, Object> figures() {
        return Map.of("billed", billed, "charged", charged);
    }
}
