package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.Answers;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durable submits, each with its own Idempotency-Key, while no worker runs. */
record Submits(Shape shape, Answers answers, Percentiles took, ProcessorUse use) {

    /** How many connections submitted, after so many seconds of warming up. */
    private record Shape(int connections, int warmUp) {}

    static Submits measure(Bed bed) {
        JobsPlan plan = bed.plan();
        try (SubmitLoad load = SubmitLoad.start(bed.requests().inSeries("alone"), plan.connections())) {
            load.allow(Long.MAX_VALUE);
            bed.progress().phase("submits alone: warming up");
            int warm = bed.warmUp(
                    () -> {}, () -> load.soFar().count(), () -> load.soFar().count() + " accepted");
            bed.progress().phase("submits alone: measuring at " + plan.connections() + " connections");
            load.begin();
            var stretch = bed.stack().processors().begin();
            bed.during(plan.pace().measure(), () -> {}, () -> load.soFar().count() + " accepted");
            Answers answers = load.begin();
            return new Submits(
                    new Shape(plan.connections(), warm), answers, Percentiles.ofNanos(answers.nanos()), stretch.end());
        }
    }

    double perSecond() {
        return answers.count() / use.seconds();
    }

    void describe(Table table) {
        table.heading("Durable submits alone (the worker is stopped, everything else runs; answered after the commit)")
                .row(
                        "submits per second",
                        Rounded.of(perSecond()) + " at " + shape.connections + " connections after " + shape.warmUp
                                + " s of warming up")
                .row("answered after", took)
                .row("not accepted", answers.refused().isEmpty() ? "none" : answers.refused())
                .row("connections ended by the api", answers.connectionsReopened())
                .row("CPU ms per submit", use.perJob(answers.count()))
                .row("processors alone allow", Rounded.of(use.mostPerSecond(answers.count())) + " per second")
                .row("limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("connections", shape.connections);
        figures.put("warmUpSeconds", shape.warmUp);
        figures.put("workerRunning", false);
        figures.put("seconds", Rounded.of(use.seconds()));
        figures.put("perSecond", Rounded.of(perSecond()));
        figures.put("answeredAfter", took.figures());
        figures.put("notAccepted", answers.refused());
        figures.put("cpuMsPerSubmit", use.perJob(answers.count()));
        figures.put("processorsAllowPerSecond", Rounded.of(use.mostPerSecond(answers.count())));
        figures.put("limit", use.limit());
        return figures;
    }
}
