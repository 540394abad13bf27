package com.easyai.gateway.groupcommit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Rows as the columns that {@code unnest} takes: one array parameter a column, so that a batch is one statement with the
 * same text whatever its size, and the server plans it once.
 */
public final class Columns<R> {
    private final JdbcClient.StatementSpec statement;
    private final List<R> rows;

    private Columns(JdbcClient.StatementSpec statement, List<R> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    public static <R> Columns<R> of(JdbcClient.StatementSpec statement, List<R> rows) {
        return new Columns<>(statement, rows);
    }

    /** Binds the named parameter to one value a row, of a PostgreSQL element type such as {@code uuid}. */
    public Columns<R> with(String name, String type, Function<R, @Nullable Object> value) {
        statement.param(name, new SqlArrayValue(type, array(type, rows.stream().map(value))));
        return this;
    }

    /** The driver sends an array as it is, without escaping it into text, only when its type says what it holds. */
    private static Object[] array(String type, Stream<@Nullable Object> values) {
        return switch (type) {
            case "text" -> values.toArray(String[]::new);
            case "bytea" -> values.toArray(byte[][]::new);
            case "int2" -> values.toArray(Short[]::new);
            case "int4" -> values.toArray(Integer[]::new);
            case "int8" -> values.toArray(Long[]::new);
            case "bool" -> values.toArray(Boolean[]::new);
            default -> values.toArray();
        };
    }

    /** The statement with all its columns bound. */
    public JdbcClient.StatementSpec statement() {
        return statement;
    }
}
