package com.easyai.gateway.benchmark.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's processes at one instant, as Linux tells in {@code /proc}. */
final class ProcessTree {
    /** What Linux shows to programs on every common architecture. */
    static final double MILLIS_A_TICK = 10;

    private static final Path PROC = Path.of("/proc");

    private final Map<Long, Line> lines = new HashMap<>();
    private final Map<Long, List<Long>> children = new HashMap<>();

    /**
     * One {@code /proc/PID/stat}.
     *
     * @param ticks the processor time of all its threads, and of its children that have ended
     */
    record Line(long parent, long ticks) {
        /** The name in brackets may hold spaces and brackets; what follows the last one is plain numbers. */
        static Line parse(String stat) {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            // utime, stime, cutime, cstime: fields 14 to 17 of proc_pid_stat(5), which counts from 1.
            for (int field = 14; field <= 17; field++) ticks += Long.parseLong(fields[field - 3]);
            return new Line(Long.parseLong(fields[1]), ticks);
        }
    }

    static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self").resolve("stat"));
    }

    static ProcessTree read() {
        ProcessTree tree = new ProcessTree();
        try (Stream<Path> entries = Files.list(PROC)) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .forEach(tree::add);
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException("The processes of this machine cannot be listed", e);
        }
    }

    private void add(Path entry) {
        long pid = Long.parseLong(entry.getFileName().toString());
        String stat = text(entry.resolve("stat"));
        if (stat.isEmpty()) return;
        Line line = Line.parse(stat);
        lines.put(pid, line);
        children.computeIfAbsent(line.parent, parent -> new ArrayList<>()).add(pid);
    }

    /** The process and everything below it. */
    List<Long> family(long pid) {
        var family = new ArrayList<Long>(List.of(pid));
        for (int next = 0; next < family.size(); next++) {
            family.addAll(children.getOrDefault(family.get(next), List.of()));
        }
        return family;
    }

    double millis(List<Long> pids) {
        return pids.stream()
                        .map(lines::get)
                        .mapToLong(line -> line == null ? 0 : line.ticks)
                        .sum()
                * MILLIS_A_TICK;
    }

    /**
     * Resident memory in megabytes. What several processes of a family share (PostgreSQL's buffers) counts once, which the
     * proportional set size gives; of a single process it is the resident set size.
     */
    static double megabytes(List<Long> pids) {
        if (pids.size() == 1) return kilobytes(pids.getFirst(), "status", "VmRSS:") / 1024.0;
        return pids.stream()
                        .mapToLong(pid -> kilobytes(pid, "smaps_rollup", "Pss:"))
                        .sum()
                / 1024.0;
    }

    private static long kilobytes(long pid, String file, String name) {
        return text(PROC.resolve(Long.toString(pid)).resolve(file))
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** Empty when the process has just ended, or is another user's. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }
}
