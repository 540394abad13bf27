package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.outboxrows.OutboxRows;
import com.easyai.gateway.outbox.DeliveryKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the outbox. */
enum Load {
    UPLOADS,
    SETTLEMENTS,
    WEBHOOKS,
    /** Jobs to their end: each a file, then its charge, then its webhook. */
    MIXTURE;

    private List<DeliveryKind> kinds() {
        return switch (this) {
            case UPLOADS -> List.of(DeliveryKind.UPLOAD);
            case SETTLEMENTS -> List.of(DeliveryKind.SETTLEMENT);
            case WEBHOOKS -> List.of(DeliveryKind.WEBHOOK);
            case MIXTURE -> List.of(DeliveryKind.values());
        };
    }

    String words() {
        return switch (this) {
            case UPLOADS -> "uploads of 16 kB";
            case SETTLEMENTS -> "settlements";
            case WEBHOOKS -> "webhooks";
            case MIXTURE -> "mixture";
        };
    }

    /** For a list in SQL. */
    String sqlKinds() {
        return kinds().stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
    }

    static List<Load> single() {
        return Arrays.stream(values()).filter(load -> load.kinds().size() == 1).toList();
    }

    DeliveryKind kind() {
        return kinds().getFirst();
    }

    /** Of what server-main received, what is of this load. */
    long in(Map<DeliveryKind, Long> received) {
        return kinds().stream()
                .mapToLong(kind -> received.getOrDefault(kind, 0L))
                .sum();
    }

    /** Writes rows that make about so many deliveries, and says how many exactly. */
    long write(OutboxRows rows, int deliveries) {
        int each = Math.max(1, deliveries / kinds().size());
        switch (this) {
            case UPLOADS -> rows.uploads(each);
            case SETTLEMENTS -> rows.settlements(each);
            case WEBHOOKS -> rows.webhooks(each);
            case MIXTURE -> rows.whole(each);
        }
        return (long) each * kinds().size();
    }
}
