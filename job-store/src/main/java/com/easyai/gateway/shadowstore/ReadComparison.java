package com.easyai.gateway.shadowstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One comparison, to be shown. */
public final class ReadComparison {
    private static final String READ = """
            select request_id, kind, model, received_at, compared_at, findings, decision
              from shadow_comparison
             where request_id = :id
            """;

    private final JdbcClient jdbc;

    public ReadComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code findings} and {@code decision} are JSON; nothing but the first four is there before it is compared. */
    public record Row(
            String requestId,
            String kind,
            String model,
            Instant receivedAt,
            @Nullable Instant comparedAt,
            @Nullable String findings,
            @Nullable String decision) {}

    public Optional<Row> byId(String requestId) {
        return jdbc.sql(READ).param("id", requestId).query((row, n) -> row(row)).optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime compared = row.getObject("compared_at", OffsetDateTime.class);
        return new Row(
                row.getString("request_id"),
                row.getString("kind"),
                row.getString("model"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                compared == null ? null : compared.toInstant(),
                row.getString("findings"),
                row.getString("decision"));
    }
}
