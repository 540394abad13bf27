package com.easyai.gateway.limits;

import com.easyai.gateway.limits.PermitRequest.Option;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Believes a provider that has no room, for all processes at once. */
public final class CloseScope {
    // While it is closed, the answers to calls that were under way say nothing new: only a longer Retry-After counts.
    private static final String CLOSE = """
            update limit_scope
               set closed_until = case
                       when :after is null and closed_until > clock.moment then closed_until
                       else greatest(closed_until, clock.moment
                           + coalesce(:after, least(60000, 1000 * power(2, strikes))) * interval '1 millisecond')
                   end,
                   closed_reason = :reason,
                   strikes = case when closed_until > clock.moment then strikes else least(strikes + 1, 6) end
              from (select limit_clock() as moment) as clock
             where scope = :scope
            returning closed_until
            """;

    private static final String SUCCEEDED = """
            update limit_scope set strikes = 0
             where scope = any(:scopes) and strikes > 0 and closed_until <= limit_clock()
            """;

    private final JdbcClient jdbc;

    public CloseScope(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets nobody in before the provider's {@code retryAfter}; without one, for a second, and for twice as long each time
     * that a pause is followed by a refusal and not by a success, up to a minute. Never opens earlier than it was.
     *
     * @param reason for operators
     * @return when it opens, by the database's clock; empty for a scope that no catalogue named
     */
    public Optional<Instant> close(Scope scope, Optional<Duration> retryAfter, String reason) {
        return jdbc.sql(CLOSE)
                .param("scope", scope.name())
                .param("after", retryAfter.map(Duration::toMillis).orElse(null), Types.BIGINT)
                .param("reason", reason)
                .query((row, n) ->
                        row.getObject("closed_until", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** A call that was made after the pause succeeded: the next pause is a short one again. */
    public void succeeded(Option option) {
        Object[] scopes = option.scopes().stream().map(Scope::name).toArray(String[]::new);
        jdbc.sql(SUCCEEDED).param("scopes", new SqlArrayValue("text", scopes)).update();
    }
}
