package com.easyai.gateway.benchmark.videos;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.Answers;
import com.easyai.gateway.benchmark.load.JobRequests;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Thousands of video tasks at the provider at the same time, followed by one worker: is its memory flat, is each seen? */
public final class VideosBenchmark {
    private static final String BODY = "{\"kind\":\"video\",\"model\":\"sora-2\",\"input\":{"
            + "\"prompt\":\"a fox runs, number ############ [[task @@@@@ms]]\",\"seconds\":\"4\"}}";
    private static final int CONNECTIONS = 32;
    private static final Duration SAMPLE = Duration.ofSeconds(2);
    /** After the last task's end: the poll that sees it, the upload and the webhook. */
    private static final int GRACE_SECONDS = 90;

    private final VideosPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public VideosBenchmark(VideosPlan plan, Progress progress, PrintStream out) {
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
        var json = new JsonLine("videos");
        progress.phase("starting PostgreSQL, Kafka, the services and the stand-ins");
        try (BenchStack stack = BenchStack.start(data, progress)) {
            measure(stack, table, json);
        }
        table.print(out);
        out.println(json);
    }

    private void measure(BenchStack stack, Table table, JsonLine json) {
        var memory = new WorkerMemory();
        var stretch = stack.processors().begin();
        Answers answers = submitAndFollow(stack, memory);
        ProcessorUse use = stretch.end();
        Map<String, Long> states = stack.store().states();
        Detection detection =
                Detection.of(stack.standIns().tasks(), stack.store().delivered());
        describe(table, memory, states, Percentiles.ofNanos(answers.nanos()));
        table.row("CPU ms per job by process", use.perJob(plan.tasks())).row("limited by", use.limit());
        detection.describe(table);
        json.put("tasks", plan.tasks())
                .put("jobsByState", states)
                .put("notAccepted", answers.refused())
                .put("webhooks", stack.standIns().arrived().webhooks())
                .put("workerMemory", memory.trend(plan.tasks()))
                .put("workerMostResidentMb", Rounded.of(memory.mostResident()))
                .put("detection", detection.figures())
                .put("cpuMsPerJob", use.perJob(plan.tasks()));
    }

    private Answers submitAndFollow(BenchStack stack, WorkerMemory memory) {
        progress.phase("submitting and following %d tasks of %d to %d s at one worker"
                .formatted(plan.tasks(), plan.shortest(), plan.longest()));
        var requests = new JobRequests(stack.api(), "videos", BODY, plan.millis());
        try (SubmitLoad load = SubmitLoad.start(requests, CONNECTIONS)) {
            load.allow(plan.tasks());
            follow(stack, memory);
            return load.begin();
        }
    }

    private void follow(BenchStack stack, WorkerMemory memory) {
        long start = System.nanoTime();
        int limit = plan.longest() + GRACE_SECONDS;
        int second = 0;
        while (second < limit && stack.standIns().arrived().complete() < plan.tasks()) {
            Map<String, Long> states = new TreeMap<>(stack.store().states());
            double resident = stack.processors().megabytes().getOrDefault("worker", 0.0);
            double heap = WorkerMemory.heap(stack.workerMetrics());
            memory.add(new WorkerMemory.Sample(second, resident, heap, states.getOrDefault("RUNNING", 0L)));
            progress.at(
                    (double) second / limit,
                    "worker %s MB, heap %s MB, jobs %s".formatted(Rounded.of(resident), Rounded.of(heap), states));
            LockSupport.parkNanos(SAMPLE.toNanos());
            second = (int) ((System.nanoTime() - start) / 1_000_000_000L);
        }
    }

    private void describe(Table table, WorkerMemory memory, Map<String, Long> states, Percentiles submits) {
        table.heading("Worker memory over time (resident MB, used heap MB with its garbage, tasks followed)");
        int last = -5;
        for (WorkerMemory.Sample sample : memory.samples()) {
            if (sample.second() < last + 5) continue;
            last = sample.second();
            table.row(
                    last + " s",
                    "%s, %s, %d".formatted(Rounded.of(sample.resident()), Rounded.of(sample.heap()), sample.running()));
        }
        table.row("while all were followed", memory.trend(plan.tasks()))
                .heading(plan.tasks() + " video jobs, each a provider task of " + plan.shortest() + " to "
                        + plan.longest() + " s")
                .row("jobs by state at the end", states)
                .row("submits answered after", submits);
    }
}
