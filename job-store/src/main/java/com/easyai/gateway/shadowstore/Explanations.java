package com.easyai.gateway.shadowstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Classes of mismatches that somebody expects, each with its owner, its reason and its end. */
public final class Explanations {
    private static final String ADD = """
            insert into shadow_explanation (field, cause, model, kind, owner, reason, expires_at)
            values (:field, :cause, :model, :kind, :owner, :reason, :expiresAt)
            returning *
            """;
    private static final String ALL = "select * from shadow_explanation order by id desc limit 500";
    private static final String IN_FORCE = "select * from shadow_explanation where expires_at > now() order by id";
    private static final String END = """
            update shadow_explanation set expires_at = greatest(now(), created_at + interval '1 microsecond')
             where id = :id and expires_at > now()
            returning *
            """;

    private final JdbcClient jdbc;

    public Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is expected, by whom and why; without a model or kind it is expected of all. */
    public record Expected(
            String field,
            String cause,
            @Nullable String model,
            @Nullable String kind,
            String owner,
            String reason,
            Instant expiresAt) {
        public boolean covers(String field, String cause, String model, String kind) {
            return this.field.equals(field)
                    && this.cause.equals(cause)
                    && (this.model == null || this.model.equals(model))
                    && (this.kind == null || this.kind.equals(kind));
        }
    }

    public record Explanation(long id, Expected expected, Instant createdAt) {}

    public Explanation add(Expected expected) {
        return jdbc.sql(ADD)
                .param("field", expected.field())
                .param("cause", expected.cause())
                .param("model", expected.model())
                .param("kind", expected.kind())
                .param("owner", expected.owner())
                .param("reason", expected.reason())
                .param("expiresAt", expected.expiresAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> explanation(row))
                .single();
    }

    /** Newest first, those that expired too. */
    public List<Explanation> all() {
        return jdbc.sql(ALL).query((row, n) -> explanation(row)).list();
    }

    public List<Explanation> inForce() {
        return jdbc.sql(IN_FORCE).query((row, n) -> explanation(row)).list();
    }

    /** Lets one expire now; false if it was not in force. */
    public boolean end(long id) {
        return jdbc.sql(END)
                .param("id", id)
                .query((row, n) -> explanation(row))
                .optional()
                .isPresent();
    }

    private static Explanation explanation(ResultSet row) throws SQLException {
        return new Explanation(
                row.getLong("id"),
                new Expected(
                        row.getString("field"),
                        row.getString("cause"),
                        row.getString("model"),
                        row.getString("kind"),
                        row.getString("owner"),
                        row.getString("reason"),
                        instant(row, "expires_at")),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
