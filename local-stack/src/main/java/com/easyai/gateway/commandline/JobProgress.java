package com.easyai.gateway.commandline;

import java.io.PrintStream;
import java.time.Duration;

/** Shows a job's way: on a terminal in one line that is written over, elsewhere in one line for each change. */
final class JobProgress {
    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private String last = "";

    JobProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(Job job) {
        String state = job.status();
        if (job.position().isPresent()) state += ", number " + job.position().getAsInt() + " in the queue";
        boolean same = state.equals(last);
        if (terminal) out.print("\r\u001b[K" + line(job.id(), state));
        else if (!same) out.println(line(job.id(), state));
        if (terminal && job.isOver()) out.println();
        out.flush();
        last = state;
    }

    private String line(String id, String state) {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return id + "  " + state + "  " + seconds + " s";
    }
}
