package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.outbox.DeliveryKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads how the outbox stands, from the gateway's own table. */
public record Outbox(Store store) {
    private static final String OPEN =
            "select count(*) from outbox where state in ('PENDING', 'BLOCKED') and kind in (%s)";
    private static final String WRITTEN =
            "select event_id, created_at from outbox where kind = '%s' and created_at >= ?";
    private static final String STUCK = "select count(*) from outbox where state in ('PARKED', 'REFUSED', 'DROPPED')";

    /** Deliveries of these kinds that are not marked as delivered, quoted and comma separated. */
    public long open(String kinds) {
        return count(OPEN.formatted(kinds));
    }

    /** Deliveries that ended otherwise than well. */
    public long stuck() {
        return count(STUCK);
    }

    private long count(String sql) {
        return store.query(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** When the transactions began that wrote the rows of this kind from an instant on, by the event's id. */
    public Map<UUID, Instant> written(DeliveryKind kind, Instant from) {
        return store.query(
                WRITTEN.formatted(kind),
                rows -> {
                    var written = new HashMap<UUID, Instant>();
                    while (rows.next())
                        written.put(
                                rows.getObject(1, UUID.class),
                                rows.getObject(2, OffsetDateTime.class).toInstant());
                    return written;
                },
                from);
    }
}
