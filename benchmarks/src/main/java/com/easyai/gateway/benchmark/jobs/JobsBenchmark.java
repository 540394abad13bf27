package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.JobRequests;
import com.easyai.gateway.benchmark.reference.ReferenceRun;
import com.easyai.gateway.benchmark.reference.References;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the gateway does on this machine with everything on it. Complete jobs come first, while the store is empty; then
 * submits alone, with the worker stopped; then the worker comes back and meets the backlog; last, with the gateway
 * stopped, the libraries it is compared with.
 */
public final class JobsBenchmark {
    static final String BODY = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{"
            + "\"prompt\":\"a red fox in the snow, number ############\",\"size\":\"1024x1024\",\"n\":1}}";

    private final JobsPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public JobsBenchmark(JobsPlan plan, Progress progress, PrintStream out) {
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
        var json = new JsonLine("jobs");
        progress.phase("starting PostgreSQL, Kafka, the services and the stand-ins");
        try (BenchStack stack = BenchStack.start(data, progress)) {
            stack.standIns().takes(Duration.ZERO, Duration.ZERO);
            measure(new Bed(stack, new JobRequests(stack.api(), BODY), plan, progress), table, json);
        }
        table.print(out);
        out.println(json);
    }

    private void measure(Bed bed, Table table, JsonLine json) {
        if (plan.parts().complete()) complete(bed, table, json);
        if (plan.parts().submits()) submits(bed, table, json);
        if (plan.parts().references()) json.put("references", references(bed.stack(), table));
    }

    private void complete(Bed bed, Table table, JsonLine json) {
        CompleteJobs complete = CompleteJobs.measure(bed);
        complete.describe(table);
        var memory = new Memory("complete jobs", bed.stack().processors().megabytes());
        memory.describe(table);
        table.print(out);
        json.put("complete", complete.figures()).put("memoryMb", memory.figures());
    }

    private void submits(Bed bed, Table table, JsonLine json) {
        bed.progress().phase("stopping the worker, so that submits are measured alone");
        bed.stack().stopWorker();
        Submits submits = Submits.measure(bed);
        submits.describe(table);
        table.print(out);
        bed.progress().phase("starting the worker again on the backlog");
        bed.stack().startWorker();
        Drain drain = Drain.measure(bed);
        drain.describe(table);
        var memory = new Memory("the backlog", bed.stack().processors().megabytes());
        memory.describe(table);
        table.print(out);
        json.put("submits", submits.figures())
                .put("drain", drain.figures())
                .put("memoryMbAfterBacklog", memory.figures());
    }

    private Map<String, Object> references(BenchStack stack, Table table) {
        progress.phase("stopping everything but PostgreSQL");
        stack.stopAllButPostgres();
        var pace = plan.pace();
        return References.measure(
                stack.store(),
                new ReferenceRun(stack.processors().only("PostgreSQL"), progress, pace.warmUp(), pace.measure()),
                table);
    }
}
