package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast the worker works off what the submits left behind, from the moment it is ready again.
 *
 * @param backlog jobs that waited
 * @param complete of them, those that got all the way in the time given
 */
record Drain(long backlog, long complete, ProcessorUse use) {

    static Drain measure(Bed bed) {
        long backlog = bed.stack().store().unfinished();
        bed.progress().phase("draining the backlog of " + backlog + " jobs");
        long before = bed.stack().standIns().arrived().complete();
        var complete = new AtomicLong();
        var stretch = bed.stack().processors().begin();
        bed.until(
                bed.plan().pace().drain(),
                () -> complete.get() >= backlog,
                () -> complete.set(bed.stack().standIns().arrived().complete() - before),
                () -> complete + " of " + backlog + " complete");
        return new Drain(backlog, complete.get(), stretch.end());
    }

    void describe(Table table) {
        table.heading("Backlog of the submits, worked off")
                .row("complete jobs per second", Rounded.of(complete / use.seconds()))
                .row(
                        "complete / waiting at first",
                        "%d / %d in %s s".formatted(complete, backlog, Rounded.of(use.seconds())))
                .row("CPU ms per job", use.perJob(complete))
                .row("limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("backlog", backlog);
        figures.put("complete", complete);
        figures.put("seconds", Rounded.of(use.seconds()));
        figures.put("perSecond", Rounded.of(complete / use.seconds()));
        figures.put("cpuMsPerJob", use.perJob(complete));
        return figures;
    }
}
