package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Processors;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.CopyLoad;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copied requests by HTTP, from the post to the stored comparison. */
record Comparisons(long taken, long compared, int warmUp, ProcessorUse use) {
    static Comparisons measure(Bed bed) {
        try (CopyLoad load = CopyLoad.start(
                bed.requests().target(), bed.stack().internalToken(), bed.plan().connections())) {
            bed.progress().phase("comparisons: warming up");
            int warm = bed.warmUp(() -> {}, bed.stack().store()::compared, () -> load.taken() + " copies taken");
            bed.progress().phase("comparisons: measuring at " + bed.plan().connections() + " connections");
            long taken = load.taken();
            long compared = bed.stack().store().compared();
            var stretch = bed.stack().processors().begin();
            bed.during(bed.plan().pace().measure(), () -> {}, () -> load.taken() + " copies taken");
            ProcessorUse use = stretch.end();
            return new Comparisons(load.taken() - taken, bed.stack().store().compared() - compared, warm, use);
        }
    }

    /** Milliseconds of a processor that the gateway itself, with its database and broker, spends on each. */
    static double ownMillis(ProcessorUse use, long each) {
        double own = use.millis().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Processors.LOAD_GENERATOR))
                .filter(entry -> !entry.getKey().equals("stand-ins"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return own / Math.max(1, each);
    }

    double millisEach() {
        return ownMillis(use, compared);
    }

    void describe(Table table) {
        table.heading("Comparisons (a copy posted, stored, decided about and compared)")
                .row(
                        "comparisons per second",
                        Rounded.of(compared / use.seconds()) + " after " + warmUp + " s of warming up")
                .row("copies taken per second", Rounded.of(taken / use.seconds()))
                .row("CPU ms per comparison", use.perJob(compared))
                .row("limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("warmUpSeconds", warmUp);
        figures.put("seconds", Rounded.of(use.seconds()));
        figures.put("perSecond", Rounded.of(compared / use.seconds()));
        figures.put("takenPerSecond", Rounded.of(taken / use.seconds()));
        figures.put("cpuMsPerComparison", use.perJob(compared));
        figures.put("ownCpuMs", Rounded.of(millisEach()));
        figures.put("limit", use.limit());
        return figures;
    }
}
