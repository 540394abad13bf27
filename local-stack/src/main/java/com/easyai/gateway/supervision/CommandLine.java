package com.easyai.gateway.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a process id found in a file still belongs to the program that wrote it. */
public final class CommandLine {
    private CommandLine() {}

    /** False when there is no such process, or it has ended and waits to be reaped. */
    public static boolean mentions(long pid, Path folder) {
        return of(pid).contains(folder.toString());
    }

    /** Linux shows it whole; {@code ProcessHandle} cuts off what is longer than a memory page. */
    private static String of(long pid) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.UTF_8);
        } catch (IOException notLinuxOrGone) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .orElse("");
        }
    }
}
