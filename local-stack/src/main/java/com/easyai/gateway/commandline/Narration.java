package com.easyai.gateway.commandline;

import java.io.PrintStream;
import java.util.Locale;

/** Sentences for the person in front of the terminal, each with the seconds since the start. */
final class Narration {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Narration(PrintStream out) {
        this.out = out;
    }

    void tell(String sentence) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds, sentence));
        out.flush();
    }
}
