package com.easyai.gateway.overview;

import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calls that an operator is to resolve, however long ago their gateway died. */
public final class AbandonedCalls {
    private static final int SHOWN = 50;

    private static final String READ = """
            select id, kind, model, platform, error, started_at
              from direct_call
             where state = 'ABANDONED'
             order by id
             limit :shown
            """;

    private final JdbcClient jdbc;

    public AbandonedCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, and where it was sent last. */
    public record Abandoned(
            CallId id,
            JobKind kind,
            String model,
            String platform,
            @Nullable String error,
            Instant startedAt) {}

    /** The oldest first. */
    public List<Abandoned> read() {
        return jdbc.sql(READ)
                .param("shown", SHOWN)
                .query((row, n) -> abandoned(row))
                .list();
    }

    private static Abandoned abandoned(ResultSet row) throws SQLException {
        JobKind kind = JobKind.valueOf(row.getString("kind"));
        return new Abandoned(
                new CallId(kind, row.getObject("id", UUID.class)),
                kind,
                row.getString("model"),
                row.getString("platform"),
                row.getString("error"),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }
}
