package com.easyai.gateway.benchmark.figures;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Processor time that a stretch of time took.
 *
 * @param seconds how long it was
 * @param millis by process, in milliseconds of one processor
 * @param otherMillis of programs that are none of ours, and of the system itself
 * @param diskMillis processors had nothing to do but wait for the disk
 * @param cores how many processors there are
 */
public record ProcessorUse(
        double seconds, Map<String, Double> millis, double otherMillis, double diskMillis, int cores) {
    private static final double NEARLY_ALL = 0.85;

    /** A stretch that has begun. */
    public record Stretch(Processors processors, Processors.Times before) {
        public ProcessorUse end() {
            Processors.Times now = processors.now();
            var millis = new LinkedHashMap<String, Double>();
            now.byName().forEach((name, value) -> millis.put(name, spent(value, name)));
            double ours = millis.values().stream().mapToDouble(value -> value).sum();
            return new ProcessorUse(
                    (now.atNanos() - before.atNanos()) / 1e9,
                    millis,
                    Math.max(0, now.machine() - before.machine() - ours),
                    now.waitingForDisk() - before.waitingForDisk(),
                    Runtime.getRuntime().availableProcessors());
        }

        /** A process that was started again meanwhile began at nothing. */
        private double spent(double now, String name) {
            double earlier = before.byName().getOrDefault(name, 0.0);
            return now >= earlier ? now - earlier : now;
        }
    }

    /** Milliseconds of one processor for each of this many jobs. */
    public Map<String, Object> perJob(long jobs) {
        var each = new LinkedHashMap<String, Object>();
        millis.forEach((name, value) -> each.put(name, Rounded.of(value / Math.max(1, jobs))));
        each.put("total", Rounded.of(total() / Math.max(1, jobs)));
        return each;
    }

    /**
     * How many a second this machine's processors would do if they had nothing else to do: what was measured while other
     * programs were busy can be judged by it. Zero when nothing is known.
     */
    public double mostPerSecond(long jobs) {
        return total() == 0 ? 0 : cores * 1000.0 * jobs / total();
    }

    private double total() {
        return millis.values().stream().mapToDouble(value -> value).sum();
    }

    /** The share of all processors that was busy, other programs included. */
    public double busy() {
        return (total() + otherMillis) / (seconds * 1000 * cores);
    }

    /** A sentence that says what limits, in so far as processor time tells. */
    public String limit() {
        if (millis.isEmpty()) return "not known: this system does not tell processor times in /proc";
        String shares = millis.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .filter(entry -> share(entry.getValue()) >= 1)
                .map(entry -> "%s %.0f %%".formatted(entry.getKey(), share(entry.getValue())))
                .collect(Collectors.joining(", "));
        String spent = "%.0f %% of %d processors were busy (%s; other programs %.0f %%), %.0f %% waited for the disk"
                .formatted(100 * busy(), cores, shares, share(otherMillis), share(diskMillis));
        return busy() >= NEARLY_ALL
                ? "the processors: " + spent
                : "not the processors but waiting, for the disk or in a queue: " + spent;
    }

    private double share(double part) {
        return 100 * part / (seconds * 1000 * cores);
    }
}
