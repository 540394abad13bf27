package com.easyai.gateway.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much waits for a person, and how much goes on by itself that should not have had to. */
public final class CountStuck {
    // Each in the order of an index that has nothing else in it.
    private static final String COUNT = """
            select (select count(*) from (select from job where held order by id limit :look) found) as held,
                   (select count(*) from (select from outbox where state = 'PARKED'
                                           order by created_at limit :look) found) as parked,
                   (select count(*) from (select from direct_call where state = 'ABANDONED'
                                           order by id limit :look) found) as abandoned,
                   (select count(*) from (select from outbox where state = 'PENDING' and last_error is not null
                                           order by created_at limit :look) found) as failing,
                   (select since from webhook_stop) as webhooks_stopped_since
            """;

    private final JdbcClient jdbc;

    public CountStuck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Numbers.
     *
     * @param held jobs that an operator decides about
     * @param parked deliveries that an operator replays
     * @param abandoned calls that an operator resolves
     * @param failing deliveries that failed and are sent again by themselves
     * @param webhooksStoppedSince when server-main answered that it wants none; null while it does
     */
    public record Stuck(
            Capped held,
            Capped parked,
            Capped abandoned,
            Capped failing,
            @Nullable Instant webhooksStoppedSince) {}

    public Stuck count() {
        return jdbc.sql(COUNT)
                .param("look", Capped.LOOK)
                .query((row, n) -> new Stuck(
                        count(row, "held"),
                        count(row, "parked"),
                        count(row, "abandoned"),
                        count(row, "failing"),
                        stopped(row)))
                .single();
    }

    private static @Nullable Instant stopped(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("webhooks_stopped_since", OffsetDateTime.class);
        return since == null ? null : since.toInstant();
    }

    private static Capped count(ResultSet row, String column) throws SQLException {
        return Capped.of(row.getInt(column));
    }
}
