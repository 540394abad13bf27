package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after its row was written a delivery was with server-main: from the beginning of the transaction that wrote the
 * row, by the database's clock, to the answer, by server-main's, which is the same machine's. So the commit itself is in it.
 *
 * @param lags    of the deliveries that came
 * @param written how many rows were written, of which the others did not come yet
 */
record Lag(String name, Map<Load, Percentiles> lags, Map<Load, Integer> written) {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** Webhooks are tried several times while they fail. */
    private static final int RECORDS_A_ROW = 8;

    /** Rows of each kind a second; they come at times of chance. */
    record Rates(double settlements, double uploads, double webhooks) {
        /** Seldom enough that the relay has always fallen asleep. */
        static final Rates IDLE = new Rates(2, 2, 2);

        static Rates steady(int rate) {
            return new Rates(rate / 2.0, rate / 4.0, rate / 4.0);
        }

        double of(Load load) {
            return switch (load) {
                case SETTLEMENTS -> settlements;
                case UPLOADS -> uploads;
                case WEBHOOKS -> webhooks;
                case MIXTURE -> 0;
            };
        }
    }

    static Lag measure(RelayBed bed, String name, Rates rates, int seconds) {
        bed.progress().phase("lag: " + name);
        Instant from = bed.stack().store().now();
        write(bed, rates, seconds);
        LockSupport.parkNanos(GRACE.toNanos());
        var lags = new EnumMap<Load, Percentiles>(Load.class);
        var written = new EnumMap<Load, Integer>(Load.class);
        for (Load load : Load.single()) {
            Map<UUID, Instant> rows = bed.outbox().written(load.kind(), from);
            written.put(load, rows.size());
            lags.put(load, between(rows, bed.serverMain().arrivals(load.kind(), RECORDS_A_ROW * (rows.size() + 100))));
        }
        return new Lag(name, lags, written);
    }

    /** Writes at these rates, each row at a time of chance within its turn, so that it meets the relay at any moment. */
    static void write(RelayBed bed, Rates rates, int seconds) {
        long start = System.nanoTime();
        long length = Duration.ofSeconds(seconds).toNanos();
        var begun = new EnumMap<Load, Integer>(Load.class);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long now = 0; now < length; now = System.nanoTime() - start) {
                for (Load load : Load.single()) {
                    int due = (int) (rates.of(load) * now / 1e9);
                    long turn = (long) (1e9 / rates.of(load));
                    for (int i = begun.getOrDefault(load, 0); i < due; i++) writers.execute(() -> one(bed, load, turn));
                    begun.put(load, due);
                }
                bed.progress().at((double) now / length, begun.values() + " rows");
                LockSupport.parkNanos(TICK.toNanos());
            }
        }
    }

    private static void one(RelayBed bed, Load load, long turn) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(turn));
        load.write(bed.rows(), 1);
    }

    private static Percentiles between(Map<UUID, Instant> written, Map<UUID, Instant> arrived) {
        return Percentiles.ofNanos(written.entrySet().stream()
                .filter(row -> arrived.containsKey(row.getKey()))
                .mapToLong(row -> Duration.between(row.getValue(), arrived.get(row.getKey()))
                        .toNanos())
                .toArray());
    }

    void describe(Table table) {
        lags.forEach(
                (load, lag) -> table.row(name + ": " + load.words(), describe(lag, written.getOrDefault(load, 0))));
    }

    private static String describe(Percentiles lag, int written) {
        return lag.count() == 0
                ? "none of " + written + " came"
                : lag + ", " + lag.count() + " of " + written + " came";
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("name", name);
        lags.forEach((load, lag) -> figures.put(load.kind().name().toLowerCase(Locale.ROOT), lag.figures()));
        figures.put("written", written.values());
        return figures;
    }
}
