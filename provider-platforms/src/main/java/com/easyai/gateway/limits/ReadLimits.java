package com.easyai.gateway.limits;

import com.easyai.gateway.catalogue.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of every scope is used now; takes no lock and decides nothing. */
public final class ReadLimits {
    // What the next decision would fold is left out here: buckets that left the window, and permits that are over.
    private static final String READ = """
            with clock as materialized (
                select limit_clock() as moment
            ), gone as (
                select scope, sum(requests) as requests, sum(tokens) as tokens
                  from limit_window, clock
                 where ends_at <= moment - interval '61 seconds'
                 group by scope
            ), free as (
                select named.scope, count(*) as slots,
                       sum(case when bucket > moment - interval '61 seconds' then used - tokens end) as tokens
                  from clock, permit cross join lateral (values (platform), (model)) as named (scope)
                 where ended or lease_until <= moment
                 group by named.scope
            )
            select limit_scope.scope, limit_scope.requests - coalesce(gone.requests, 0) as requests,
                   limit_scope.tokens - coalesce(gone.tokens, 0) + coalesce(free.tokens, 0) as tokens,
                   limit_scope.taken - coalesce(free.slots, 0) as slots,
                   case when closed_until > moment then closed_until end as closed_until, closed_reason
              from clock, limit_scope
              left join gone on gone.scope = limit_scope.scope
              left join free on free.scope = limit_scope.scope
             order by limit_scope.scope
            """;

    /** A pause, and why. */
    public record Closed(Instant until, String reason) {}

    /** What is used of a scope: requests and tokens of the last minute, permits alive, and its pause if it is closed. */
    public record Use(long requests, long tokens, long slots, Optional<Closed> closed) {
        /** Whether one call that reserves so many tokens would be let in now; decides as {@link TakePermits} does. */
        public boolean admits(Limits limits, long more) {
            return closed.isEmpty()
                    && (limits.rpm() == null || requests < limits.rpm())
                    && (limits.tpm() == null || tokens + more <= limits.tpm())
                    && (limits.concurrency() == null || slots < limits.concurrency());
        }

        /** How many calls without tokens there is room for: none while it is closed, no end without a limit. */
        public long room(Limits limits) {
            if (closed.isPresent() || (limits.tpm() != null && tokens >= limits.tpm())) {
                return 0;
            }
            long rate = limits.rpm() == null ? Long.MAX_VALUE : limits.rpm() - requests;
            long free = limits.concurrency() == null ? Long.MAX_VALUE : limits.concurrency() - slots;
            return LongStream.of(rate, free)
                    .map(room -> Math.max(0, room))
                    .min()
                    .orElseThrow();
        }
    }

    private final JdbcClient jdbc;

    public ReadLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All scopes that any catalogue named, by name. */
    public Map<Scope, Use> read() {
        var uses = new LinkedHashMap<Scope, Use>();
        jdbc.sql(READ).query(row -> {
            uses.put(new Scope(row.getString("scope")), use(row));
        });
        return uses;
    }

    private static Use use(ResultSet row) throws SQLException {
        String reason = row.getString("closed_reason");
        return new Use(
                row.getLong("requests"),
                row.getLong("tokens"),
                row.getLong("slots"),
                Optional.ofNullable(row.getObject("closed_until", OffsetDateTime.class))
                        .map(until -> new Closed(until.toInstant(), reason)));
    }
}
