package com.easyai.gateway.benchmark.limits;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.stack.BenchPostgres;
import com.easyai.gateway.benchmark.waiting.TakingNext;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Exact decisions a second about one hot platform with limits of requests and of tokens, one limiter after the other. */
public final class LimitsBenchmark {
    private final LimitsPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public LimitsBenchmark(LimitsPlan plan, Progress progress, PrintStream out) {
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
        progress.phase("starting PostgreSQL");
        try (var postgres = BenchPostgres.start(data, progress)) {
            measure(postgres);
        }
    }

    private void measure(BenchPostgres postgres) {
        var table = new Table().heading("Exact decisions about one platform with rpm and tpm, in PostgreSQL");
        var comparison = new Comparison(plan, progress, table);
        Comparison.Figures ours = measured(comparison, new GatewayLimiter(postgres.database("gateway_limits")));
        Comparison.Figures plain = measured(comparison, bucket4j(postgres, "bucket4j", Optimization.NONE_OPTIMIZED));
        Comparison.Figures batching =
                measured(comparison, bucket4j(postgres, "bucket4j_batching", Optimizations.batching()));
        double times = ours.best() / plain.best();
        double timesBatching = ours.best() / batching.best();
        table.row("gateway / Bucket4j", Rounded.of(times))
                .row("gateway / Bucket4j with batching", Rounded.of(timesBatching));
        Map<String, Object> taking = takingNext(postgres, table);
        table.print(out);
        out.println(new JsonLine("limits")
                .put("gateway", ours.all())
                .put("bucket4j", plain.all())
                .put("bucket4jBatching", batching.all())
                .put("overAdmitted", ours.overAdmitted())
                .put("timesBucket4j", Rounded.of(times))
                .put("timesBucket4jBatching", Rounded.of(timesBatching))
                .put("takingNext", taking));
    }

    private Map<String, Object> takingNext(BenchPostgres postgres, Table table) {
        try (var database = postgres.database("waiting")) {
            return TakingNext.measure(database, progress, table);
        }
    }

    private Comparison.Figures measured(Comparison comparison, Limiter limiter) {
        try (limiter) {
            return comparison.of(limiter);
        } finally {
            comparison.table().print(out);
        }
    }

    private static Limiter bucket4j(BenchPostgres postgres, String database, Optimization optimization) {
        return new Bucket4jLimiter(database.replace('_', ' '), postgres.database(database), optimization);
    }
}
