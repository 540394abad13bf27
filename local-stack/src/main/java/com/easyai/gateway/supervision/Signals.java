package com.easyai.gateway.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the signals that {@link Process} cannot: its {@code destroy} knows TERM and KILL only. */
final class Signals {
    private Signals() {}

    /** A process that is already gone is no error: the signal then had nothing left to do. */
    static void send(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("The program `kill` could not be run to signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
