package com.easyai.gateway.benchmark.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a process is in memory, as Linux tells it. */
public final class ResidentMemory {
    private static final String LINE = "VmRSS:";
    private static final int KILOBYTE = 1024;

    private ResidentMemory() {}

    /** In bytes. */
    public static long of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(LINE))
                    .mapToLong(line -> KILOBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Process " + pid + " is over."));
        } catch (IOException e) {
            throw new UncheckedIOException("The memory of process " + pid + " could not be read", e);
        }
    }
}
