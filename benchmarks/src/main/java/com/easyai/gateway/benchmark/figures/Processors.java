package com.easyai.gateway.benchmark.figures;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Watches what the named processes use of this machine. Only Linux tells; elsewhere nothing is measured and every answer
 * is empty.
 *
 * @param pids by the name to print, the id of each one's first process, asked anew each time because a service may have
 *     been started again
 */
public record Processors(Map<String, LongSupplier> pids) {
    public static final String LOAD_GENERATOR = "load generator";

    /** All times so far, in milliseconds of one processor. */
    record Times(long atNanos, Map<String, Double> byName, double machine, double waitingForDisk) {}

    /** Of the others only this one, beside the load generator. */
    public Processors only(String name) {
        var fewer = new LinkedHashMap<>(pids);
        fewer.keySet().removeIf(other -> !other.equals(name) && !other.equals(LOAD_GENERATOR));
        return new Processors(fewer);
    }

    /** Begins a stretch; {@link ProcessorUse.Stretch#end} tells what was used in it. */
    public ProcessorUse.Stretch begin() {
        return new ProcessorUse.Stretch(this, now());
    }

    Times now() {
        if (!ProcessTree.isAvailable()) return new Times(System.nanoTime(), Map.of(), 0, 0);
        ProcessTree tree = ProcessTree.read();
        var millis = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> millis.put(name, tree.millis(family(tree, name, pid.getAsLong()))));
        long[] machine = machine(ProcessTree.text(Path.of("/proc/stat")));
        return new Times(
                System.nanoTime(),
                millis,
                machine[0] * ProcessTree.MILLIS_A_TICK,
                machine[1] * ProcessTree.MILLIS_A_TICK);
    }

    /** The load generator is the parent of all the others. */
    private static List<Long> family(ProcessTree tree, String name, long pid) {
        return name.equals(LOAD_GENERATOR) ? List.of(pid) : tree.family(pid);
    }

    /** Ticks of all processors together that were busy, and those that had nothing to do but wait for the disk. */
    static long[] machine(String stat) {
        String[] fields = stat.substring(0, stat.indexOf('\n')).trim().split(" +", -1);
        long[] ticks = new long[9];
        for (int i = 1; i < Math.min(fields.length, ticks.length); i++) ticks[i] = Long.parseLong(fields[i]);
        // user, nice, system, idle, iowait, irq, softirq, steal
        return new long[] {ticks[1] + ticks[2] + ticks[3] + ticks[6] + ticks[7] + ticks[8], ticks[5]};
    }

    /** Resident memory by process, in megabytes, now. */
    public Map<String, Double> megabytes() {
        if (!ProcessTree.isAvailable()) return Map.of();
        ProcessTree tree = ProcessTree.read();
        var megabytes = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> megabytes.put(name, ProcessTree.megabytes(family(tree, name, pid.getAsLong()))));
        return megabytes;
    }
}
