package com.easyai.gateway.benchmark.figures;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows where a benchmark is: a bar that is drawn over on a terminal, otherwise a line now and then. Goes to standard
 * error, so that standard output ends with the JSON line.
 */
public final class Progress {
    private static final int WIDTH = 30;
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private String phase = "";
    private long lastLine;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins a phase. */
    public void phase(String name) {
        phase = name;
        lastLine = System.nanoTime();
        out.println((terminal ? "\r\u001b[K" : "") + name);
    }

    /**
     * Shows how far the phase is.
     *
     * @param done share of the phase, 0 to 1
     */
    public void at(double done, String detail) {
        double share = Math.clamp(done, 0, 1);
        String bar = "█".repeat((int) (share * WIDTH)) + "░".repeat(WIDTH - (int) (share * WIDTH));
        String line = String.format(Locale.ROOT, "  %s %3.0f %%  %s", bar, 100 * share, detail);
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            out.println(line);
        }
    }

    /** Something happened that whoever waits should know. */
    public void say(String sentence) {
        out.println((terminal ? "\r\u001b[K  " : "  ") + sentence);
    }

    @Override
    public String toString() {
        return phase;
    }
}
