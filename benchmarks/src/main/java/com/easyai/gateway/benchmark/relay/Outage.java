package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Server-main was away while rows were written.
 *
 * @param waiting  deliveries that waited when it came back
 * @param drained  seconds from its return to the last one of each kind
 * @param repeated deliveries that it received more often than once, although it had acknowledged them
 */
record Outage(int away, long waiting, Map<Load, Double> drained, long repeated) {

    static Outage measure(RelayBed bed) {
        int away = bed.plan().pace().away();
        bed.progress().phase("server-main is away for " + away + " s");
        long before = bed.received(Load.MIXTURE);
        Instant from = bed.stack().store().now();
        bed.serverMain().shall("{\"down\": true}");
        Lag.write(bed, Lag.Rates.steady(bed.plan().rate()), away);
        long waiting = bed.outbox().open(Load.MIXTURE.sqlKinds());
        Instant back = Instant.now();
        bed.serverMain().beHonest();
        bed.progress().phase("server-main is back, " + waiting + " deliveries wait");
        bed.awaitMarked(Load.MIXTURE);
        var drained = new EnumMap<Load, Double>(Load.class);
        long written = 0;
        for (Load load : Load.single()) {
            int rows = bed.outbox().written(load.kind(), from).size();
            written += rows;
            Instant last = bed.serverMain().arrivals(load.kind(), rows).values().stream()
                    .max(Comparator.naturalOrder())
                    .orElse(back);
            drained.put(load, Duration.between(back, last).toMillis() / 1000.0);
        }
        return new Outage(away, waiting, drained, bed.received(Load.MIXTURE) - before - written);
    }

    void describe(Table table) {
        table.heading("Server-main away for " + away + " s, " + waiting + " deliveries waiting when it came back");
        drained.forEach(
                (load, seconds) -> table.row("seconds to the last of the " + load.words(), Rounded.of(seconds)));
        table.row("repeated", repeated);
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("awaySeconds", away);
        figures.put("waiting", waiting);
        drained.forEach((load, seconds) -> figures.put(load.words(), Rounded.of(seconds)));
        figures.put("repeated", repeated);
        return figures;
    }
}
