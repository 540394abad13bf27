package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.JobRequests;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** What a dry run costs beside the real thing: complete jobs first, then comparisons, on the same running gateway. */
public final class ShadowBenchmark {
    private final JobsPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public ShadowBenchmark(JobsPlan plan, Progress progress, PrintStream out) {
        this.plan = plan;
        this.progress = progress;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param data a folder that is emptied first
     */
    public void run(Path data) {
        var table = new Table();
        var json = new JsonLine("shadow");
        progress.phase("starting PostgreSQL, Kafka, the services and the stand-ins");
        try (BenchStack stack = BenchStack.start(data, progress)) {
            stack.standIns().takes(Duration.ZERO, Duration.ZERO);
            measure(new Bed(stack, new JobRequests(stack.api(), JobsBenchmark.BODY), plan, progress), table, json);
        }
        table.print(out);
        out.println(json);
    }

    private static void measure(Bed bed, Table table, JsonLine json) {
        CompleteJobs jobs = CompleteJobs.measure(bed);
        jobs.describe(table);
        Comparisons comparisons = Comparisons.measure(bed);
        comparisons.describe(table);
        double share = 100 * comparisons.millisEach() / jobs.millisEach();
        table.row("CPU of one, in percent of a job's", Rounded.of(share));
        json.put("jobs", jobs.figures())
                .put("comparisons", comparisons.figures())
                .put("percentOfAJobsCpu", Rounded.of(share));
    }
}
