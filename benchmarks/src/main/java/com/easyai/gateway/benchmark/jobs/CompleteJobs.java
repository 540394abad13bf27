package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.StandInHttp.Arrived;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs all the way, from submit to charged and webhook delivered, with a provider that answers at once. A fixed number is
 * kept in the system: one is submitted for each that is complete.
 */
record CompleteJobs(
        Count count, Final end, Map<String, Percentiles> steps, ProcessorUse use, Optional<String> unfinished) {
    private static final int EMPTY_WITHIN_SECONDS = 60;

    /** What was counted after so many seconds of warming up. */
    private record Count(long complete, int warmUp) {}

    /** What the whole phase came to, warm-up included, when the last job was through. */
    private record Final(long submitted, Arrived arrived) {}

    static CompleteJobs measure(Bed bed) {
        JobsPlan plan = bed.plan();
        try (SubmitLoad load = SubmitLoad.start(bed.requests(), Math.min(plan.connections(), plan.inSystem()))) {
            var feeder = new Feeder(bed.stack().standIns(), load, plan.inSystem());
            bed.progress().phase("complete jobs: warming up, " + plan.inSystem() + " in the system");
            int warm = bed.warmUp(feeder::feed, feeder::complete, feeder::detail);
            bed.progress().phase("complete jobs: measuring");
            Instant from = bed.stack().store().now();
            long before = feeder.complete();
            var stretch = bed.stack().processors().begin();
            bed.during(plan.pace().measure(), feeder::feed, feeder::detail);
            ProcessorUse use = stretch.end();
            long complete = feeder.count() - before;
            Instant to = bed.stack().store().now();
            boolean empty = isEmptied(bed, feeder);
            return new CompleteJobs(
                    new Count(complete, warm),
                    new Final(feeder.submitted(), bed.stack().standIns().arrived()),
                    bed.stack().store().steps(from, to),
                    use,
                    empty
                            ? Optional.empty()
                            : Optional.of(bed.stack().store().states().toString()));
        }
    }

    private static boolean isEmptied(Bed bed, Feeder feeder) {
        bed.progress().phase("complete jobs: letting the last ones through");
        return bed.until(EMPTY_WITHIN_SECONDS, feeder::isEmpty, feeder::count, feeder::detail);
    }

    double perSecond() {
        return count.complete / use.seconds();
    }

    /** As {@link Comparisons#ownMillis}. */
    double millisEach() {
        return Comparisons.ownMillis(use, count.complete);
    }

    void describe(Table table) {
        Arrived arrived = end.arrived;
        table.heading("Complete jobs (submit to charged and webhook delivered, provider answers at once)")
                .row(
                        "complete jobs per second",
                        Rounded.of(perSecond()) + " after " + count.warmUp + " s of warming up")
                .row(
                        "submitted / charged / webhooks",
                        "%d / %d / %d (%d invalid, %d settlements repeated)"
                                .formatted(
                                        end.submitted,
                                        arrived.charged(),
                                        arrived.webhooks(),
                                        arrived.invalid(),
                                        arrived.repeats()));
        unfinished.ifPresent(states -> table.row("NOT ALL GOT THROUGH", "jobs by state: " + states));
        steps.forEach(table::row);
        table.row("", "(by the store's columns: provider done = job.delivered_at, succeeded = job.finished_at)")
                .row("CPU ms per job", use.perJob(count.complete))
                .row("processors alone allow", Rounded.of(use.mostPerSecond(count.complete)) + " per second")
                .row("limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("warmUpSeconds", count.warmUp);
        figures.put("seconds", Rounded.of(use.seconds()));
        figures.put("perSecond", Rounded.of(perSecond()));
        figures.put("submitted", end.submitted);
        figures.put("charged", end.arrived.charged());
        figures.put("webhooks", end.arrived.webhooks());
        figures.put("allThrough", unfinished.isEmpty());
        steps.forEach((name, spread) -> figures.put(camelCase(name), spread.figures()));
        figures.put("cpuMsPerJob", use.perJob(count.complete));
        figures.put("processorsAllowPerSecond", Rounded.of(use.mostPerSecond(count.complete)));
        figures.put("limit", use.limit());
        return figures;
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
