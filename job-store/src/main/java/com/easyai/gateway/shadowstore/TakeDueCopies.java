package com.easyai.gateway.shadowstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks copies that are due; inside a transaction, at whose end they are saved or free for others again. */
public final class TakeDueCopies {
    private static final int MOST = 200;
    /** A batch is held in memory, and a copy may carry pictures. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final String TAKE = """
            with due as materialized (
                select request_id, due_at, document_bytes from shadow_comparison
                 where due_at <= now()
                 order by due_at
                 limit :most
                   for update skip locked
            ), sized as (
                select request_id,
                       sum(document_bytes) over (order by due_at, request_id) - document_bytes as bytes_before
                  from due
            )
            select request_id, document, decision
              from shadow_comparison
             where request_id in (select request_id from sized where bytes_before < :mostBytes)
            """;

    private final JdbcClient jdbc;

    public TakeDueCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<DueCopy> take() {
        return jdbc.sql(TAKE)
                .param("most", MOST)
                .param("mostBytes", MOST_BYTES)
                .query((row, n) -> copy(row))
                .list();
    }

    private static DueCopy copy(ResultSet row) throws SQLException {
        return new DueCopy(
                row.getString("request_id"), row.getString("document"), Optional.ofNullable(row.getString("decision")));
    }
}
