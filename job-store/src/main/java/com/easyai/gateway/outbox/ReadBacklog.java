package com.easyai.gateway.outbox;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is due and was not claimed yet. */
public final class ReadBacklog {
    /** Counting stops here: beyond it only the age of the oldest says more. */
    public static final int MOST = 10_000;

    private static final String DUE = """
            select count(*) as due, coalesce(extract(epoch from now() - min(due_at)) * 1000, 0)::bigint as waits
              from (select due_at from outbox
                     where kind = :kind and state = 'PENDING' and due_at <= now()
                     order by due_at
                     limit :max) as waiting
            """;

    /** {@code due} is at most {@link #MOST}; {@code oldest} is how long the longest waiting one has been due. */
    public record Backlog(int due, Duration oldest) {
        public static final Backlog NONE = new Backlog(0, Duration.ZERO);
    }

    private final JdbcClient jdbc;

    public ReadBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Backlog of(DeliveryKind kind) {
        return jdbc.sql(DUE)
                .param("kind", kind.name())
                .param("max", MOST)
                .query((row, n) -> new Backlog(row.getInt("due"), Duration.ofMillis(row.getLong("waits"))))
                .single();
    }
}
