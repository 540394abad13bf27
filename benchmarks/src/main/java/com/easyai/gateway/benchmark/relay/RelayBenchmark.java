package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.outboxrows.OutboxRows;
import com.easyai.gateway.benchmark.stack.BenchStack;
import com.easyai.gateway.launcher.Replicas;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the settlement-relay does alone: no api and no worker runs, and this process writes the rows that they would. Two
 * relays come first, since both are then warm; one of them is stopped for the rest.
 */
public final class RelayBenchmark {
    private static final Replicas TWO_RELAYS = new Replicas(0, 0, 2);

    /** Small backlogs, so that the warm-up does not last much longer than was asked for while all is still slow. */
    private static final int WARM_UPS = 6;

    private final RelayPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public RelayBenchmark(RelayPlan plan, Progress progress, PrintStream out) {
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
        var json = new JsonLine("relay");
        progress.phase("starting PostgreSQL, Kafka, two relays and the stand-ins");
        try (BenchStack stack = BenchStack.start(data, TWO_RELAYS, progress);
                OutboxRows rows = OutboxRows.in(stack)) {
            var bed = new RelayBed(stack, rows, plan, progress);
            warmUp(bed);
            backlogs(bed, table, json);
            lags(bed, table, json);
            if (plan.videos().count() > 0) largeFiles(bed, table, json);
            outage(bed, table, json);
            json.put("stuck", bed.outbox().stuck());
        }
        out.println(json);
    }

    private void warmUp(RelayBed bed) {
        long start = System.nanoTime();
        while (System.nanoTime() - start
                < Duration.ofSeconds(plan.pace().warmUp()).toNanos()) {
            for (Load load : Load.values()) Backlog.measure(bed, load, plan.backlog() / WARM_UPS);
        }
    }

    private void backlogs(RelayBed bed, Table table, JsonLine json) {
        table.heading("A backlog worked off, end to end");
        var figures = new ArrayList<Map<String, Object>>();
        for (Load load : List.of(Load.SETTLEMENTS, Load.MIXTURE)) figures.add(backlog(bed, load, "", table));
        bed.stack().relays().keepOne();
        for (Load load : Load.values()) figures.add(backlog(bed, load, "", table));
        json.put("backlogs", figures);
        if (plan.reference()) json.put("dbScheduler", List.of(tasks(bed, true, table), tasks(bed, false, table)));
        table.print(out);
    }

    private static Map<String, Object> backlog(RelayBed bed, Load load, String beside, Table table) {
        Backlog backlog = Backlog.measure(bed, load, bed.plan().backlog());
        backlog.describe(table, beside);
        return backlog.figures();
    }

    private static Map<String, Object> tasks(RelayBed bed, boolean waits, Table table) {
        SameByTasks tasks = SameByTasks.measure(bed, waits);
        tasks.describe(table);
        return tasks.figures();
    }

    private void lags(RelayBed bed, Table table, JsonLine json) {
        table.heading("From the row to server-main, idle and at " + plan.rate() + " rows a second");
        var lags = new ArrayList<Map<String, Object>>();
        lags.add(lag(bed, "idle", Lag.Rates.IDLE, table));
        var backlogs = new ArrayList<Map<String, Object>>();
        for (Trouble trouble : Trouble.values()) beside(bed, trouble, table, lags, backlogs);
        json.put("lags", lags).put("settlementsBesideFailingWebhooks", backlogs);
        table.print(out);
    }

    private void beside(
            RelayBed bed,
            Trouble trouble,
            Table table,
            List<Map<String, Object>> lags,
            List<Map<String, Object>> backlogs) {
        trouble.begin(bed);
        lags.add(lag(bed, trouble.words(), Lag.Rates.steady(plan.rate()), table));
        backlogs.add(backlog(bed, Load.SETTLEMENTS, ", " + trouble.words(), table));
        bed.serverMain().beHonest();
        progress.phase("waiting for the webhooks that are left");
        bed.awaitMarked(Load.WEBHOOKS);
    }

    private Map<String, Object> lag(RelayBed bed, String name, Lag.Rates rates, Table table) {
        int seconds = rates.equals(Lag.Rates.IDLE)
                ? 2 * plan.pace().measure()
                : plan.pace().measure();
        Lag lag = Lag.measure(bed, name, rates, seconds);
        lag.describe(table);
        return lag.figures();
    }

    private void largeFiles(RelayBed bed, Table table, JsonLine json) {
        LargeFiles files = LargeFiles.measure(bed);
        files.describe(table);
        json.put("largeFiles", files.figures());
        table.print(out);
    }

    private void outage(RelayBed bed, Table table, JsonLine json) {
        Outage outage = Outage.measure(bed);
        outage.describe(table);
        json.put("outage", outage.figures());
        table.print(out);
    }
}
