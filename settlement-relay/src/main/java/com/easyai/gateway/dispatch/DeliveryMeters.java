package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.DeliveryKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts tries by kind and outcome. */
final class DeliveryMeters {
    private final MeterRegistry metrics;
    private final Map<Outcome, Counter> counters;

    private DeliveryMeters(MeterRegistry metrics, Map<Outcome, Counter> counters) {
        this.metrics = metrics;
        this.counters = counters;
    }

    static DeliveryMeters in(MeterRegistry metrics) {
        return new DeliveryMeters(metrics, Map.of());
    }

    /** The counters of one kind, found once and not at every delivery. */
    DeliveryMeters of(DeliveryKind kind) {
        return new DeliveryMeters(
                metrics,
                Arrays.stream(Outcome.values())
                        .collect(Collectors.toMap(
                                outcome -> outcome,
                                outcome -> metrics.counter(
                                        "gateway.deliveries", "kind", tag(kind), "result", outcome.tag()))));
    }

    void count(Outcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    static String tag(DeliveryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
