package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.ReadBacklog;
import com.easyai.gateway.outbox.ReadBacklog.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;

/** Shows how much is due and for how long, looked at every ten seconds and not at every scrape. */
final class WatchBacklog {
    private static final long EVERY_MILLIS = 10_000;
    private static final double SECOND = 1000;

    private final ReadBacklog read;
    private final Map<DeliveryKind, Backlog> last = new ConcurrentHashMap<>();

    WatchBacklog(ReadBacklog read, MeterRegistry metrics) {
        this.read = read;
        for (DeliveryKind kind : DeliveryKind.values()) {
            Gauge.builder("gateway.outbox.due", () -> last(kind).due())
                    .description("Deliveries that are due and not claimed; counted up to " + ReadBacklog.MOST)
                    .tag("kind", DeliveryMeters.tag(kind))
                    .register(metrics);
            Gauge.builder(
                            "gateway.outbox.oldest.seconds",
                            () -> last(kind).oldest().toMillis() / SECOND)
                    .description("How long the longest waiting delivery has been due")
                    .tag("kind", DeliveryMeters.tag(kind))
                    .register(metrics);
        }
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void look() {
        for (DeliveryKind kind : DeliveryKind.values()) {
            last.put(kind, read.of(kind));
        }
    }

    private Backlog last(DeliveryKind kind) {
        return last.getOrDefault(kind, Backlog.NONE);
    }
}
