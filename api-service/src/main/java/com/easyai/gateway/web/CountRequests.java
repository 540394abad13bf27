package com.easyai.gateway.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How many requests were answered how, and how long it took, by who they are for. Costs a fraction of a microsecond. */
final class CountRequests {
    private static final int HUNDRED = 100;
    private static final int HUNDREDS = 6;

    private final Map<Realm, Timer[]> timers = new EnumMap<>(Realm.class);

    CountRequests(MeterRegistry metrics) {
        for (Realm realm : Realm.values()) {
            timers.put(
                    realm,
                    IntStream.range(0, HUNDREDS)
                            .mapToObj(hundred -> timer(metrics, realm, hundred))
                            .toArray(Timer[]::new));
        }
    }

    void answered(Realm realm, int status, Duration time) {
        Timer[] byHundred = timers.get(realm);
        if (byHundred != null && status / HUNDRED < HUNDREDS) {
            byHundred[status / HUNDRED].record(time);
        }
    }

    private static Timer timer(MeterRegistry metrics, Realm realm, int hundred) {
        return Timer.builder("gateway.requests")
                .tag("realm", realm.word())
                .tag("status", hundred + "xx")
                .register(metrics);
    }
}
