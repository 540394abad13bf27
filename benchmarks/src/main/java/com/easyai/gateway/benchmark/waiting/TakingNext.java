package com.easyai.gateway.benchmark.waiting;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.waiting.NextJobs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the next job of a queue again and again, as a worker does: with 1,000 waiting, then with 1,000,000. The first change
 * of a page after a checkpoint writes the page whole into the log; each user's first job is shown by itself for that, because
 * a million jobs are on more pages than a thousand.
 */
public final class TakingNext {
    private static final String POOL = "a queue";
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int PART = 50_000;
    private static final int TAKES = 1_000;
    /** Every user once. */
    private static final int ROUND = WaitingJobs.USERS;

    private final NextJobs next;
    private final WaitingJobs waiting;
    private final WorkerId worker;
    private final TransactionTemplate transaction;
    private int filled;

    private TakingNext(DataSource database) {
        this.waiting = WaitingJobs.in(database, POOL);
        JdbcClient jdbc = JdbcClient.create(database);
        this.next = new NextJobs(jdbc);
        this.worker = new WorkerLease(jdbc, Duration.ofHours(1)).begin("benchmark");
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** Measures, prints a row each, and returns the figures. */
    public static Map<String, Object> measure(DataSource database, Progress progress, Table table) {
        return new TakingNext(database).measure(progress, table);
    }

    private Map<String, Object> measure(Progress progress, Table table) {
        fill(FEW + ROUND + TAKES, progress);
        Percentiles fewFirst = take(ROUND);
        Percentiles few = take(TAKES);
        fill(MANY + 2 * ROUND + 2 * TAKES, progress);
        Percentiles manyFirst = take(ROUND);
        Percentiles many = take(TAKES);
        double times = many.p50() / few.p50();
        table.heading("Taking the next waiting job of " + WaitingJobs.USERS + " users")
                .row("with 1,000 waiting", few)
                .row("with 1,000,000 waiting", many)
                .row("with 1,000 waiting, each user's first since a checkpoint", fewFirst)
                .row("with 1,000,000 waiting, each user's first since a checkpoint", manyFirst)
                .row("times as long (p50)", Rounded.of(times));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("waiting1000", few.figures());
        figures.put("waiting1000000", many.figures());
        figures.put("firstOfWaiting1000", fewFirst.figures());
        figures.put("firstOfWaiting1000000", manyFirst.figures());
        figures.put("times", Rounded.of(times));
        return figures;
    }

    private void fill(int upTo, Progress progress) {
        progress.phase("queueing " + upTo + " jobs");
        for (int first = filled + 1; first <= upTo; first += PART) {
            waiting.add(first, Math.min(upTo, first + PART - 1));
            progress.at((double) Math.min(upTo, first + PART) / upTo, first + " queued");
        }
        filled = upTo;
        waiting.settle();
    }

    private Percentiles take(int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long before = System.nanoTime();
            transaction.executeWithoutResult(status -> takeOne());
            nanos[i] = System.nanoTime() - before;
        }
        return Percentiles.ofNanos(nanos);
    }

    private void takeOne() {
        if (!next.hold(POOL)) throw new IllegalStateException("nobody else takes from this queue");
        List<String> users = next.line(POOL, 1);
        if (next.claim(worker, POOL, next.look(POOL, users, 1)).isEmpty())
            throw new IllegalStateException("there was no job to take");
    }
}
