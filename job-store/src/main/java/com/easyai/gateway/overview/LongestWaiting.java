package com.easyai.gateway.overview;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs that wait and whose time runs out. */
public final class LongestWaiting {
    private static final int LOOK = 200;
    private static final int SHOWN = 10;

    // No index knows the age of what waits; but who waits longest is, but for their own wishes, who expires first.
    private static final String READ = """
            select * from (select id, state, kind, model, reason, created_at, deadline from job
                            where state in ('QUEUED', 'WAITING')
                            order by deadline limit :look) urgent
             order by created_at
             limit :shown
            """;

    private final JdbcClient jdbc;

    public LongestWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them; {@code reason} is null if it waits for nothing but a free worker. */
    public record Waiting(
            JobId id,
            JobState state,
            JobKind kind,
            String model,
            @Nullable String reason,
            Instant createdAt,
            Instant deadline) {}

    /** Of those that expire first, the oldest first. */
    public List<Waiting> read() {
        return jdbc.sql(READ)
                .param("look", LOOK)
                .param("shown", SHOWN)
                .query((row, n) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new JobId(row.getObject("id", UUID.class)),
                JobState.valueOf(row.getString("state")),
                JobKind.valueOf(row.getString("kind")),
                row.getString("model"),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant());
    }
}
