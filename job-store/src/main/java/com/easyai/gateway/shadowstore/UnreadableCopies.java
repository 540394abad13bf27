package com.easyai.gateway.shadowstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies that were none: there is nothing to compare, but how many came and why is shown. */
public final class UnreadableCopies {
    private static final String COUNT = """
            insert into shadow_unreadable (day, cause, seen) values ((now() at time zone 'UTC')::date, :cause, 1)
            on conflict (day, cause) do update set seen = shadow_unreadable.seen + 1
            """;
    private static final String READ = """
            select cause, sum(seen) as seen from shadow_unreadable
             where day between :from and :to
             group by cause
             order by seen desc
             limit 20
            """;

    private final JdbcClient jdbc;

    public UnreadableCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Unreadable(String cause, long count) {}

    /** {@code cause} must be one of few sentences: it is what they are counted by. */
    public void count(String cause) {
        jdbc.sql(COUNT).param("cause", cause).update();
    }

    /** By cause, most first, of whole days. */
    public List<Unreadable> between(Instant from, Instant to) {
        return jdbc.sql(READ)
                .param("from", from.atOffset(ZoneOffset.UTC).toLocalDate())
                .param("to", to.atOffset(ZoneOffset.UTC).toLocalDate())
                .query((row, n) -> new Unreadable(row.getString("cause"), row.getLong("seen")))
                .list();
    }
}
