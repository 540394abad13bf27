package com.easyai.gateway.benchmark.reference;

import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.stack.Store;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * db-scheduler and JobRunr on the gateway's PostgreSQL server, each in a database of its own. They run inside this
 * process, so that its processor time is theirs.
 */
public final class References {
    private static final int CONNECTIONS = 64;

    private final Store store;
    private final ReferenceRun run;
    private final Table table;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private References(Store store, ReferenceRun run, Table table) {
        this.store = store;
        this.run = run;
        this.table = table;
    }

    /**
     * Measures both; nothing but PostgreSQL should run beside.
     *
     * @return the figures by library
     */
    public static Map<String, Object> measure(Store store, ReferenceRun run, Table table) {
        var references = new References(store, run, table);
        table.heading("For reference, on the same PostgreSQL server with the gateway stopped: jobs that do nothing");
        references.measure("db_scheduler", DbScheduler::new);
        references.measure("jobrunr", JobRunrLibrary::new);
        return references.figures;
    }

    private void measure(String database, Function<HikariDataSource, JobLibrary> library) {
        try (JobLibrary opened = library.apply(create(store, database, ""))) {
            ReferenceRun.Result result = run.of(opened);
            result.describe(table);
            figures.put(database, result.figures());
        }
    }

    /** A new database on the gateway's server and a pool for it, whose sessions have these options. */
    static HikariDataSource create(Store store, String database, String options) {
        try (Connection connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database + " could not be created", e);
        }
        return pool(store, database, options);
    }

    private static HikariDataSource pool(Store store, String database, String options) {
        var config = new HikariConfig();
        config.setJdbcUrl(store.jdbcUrl().replaceFirst("/[^/?]+($|\\?)", "/" + database + "$1"));
        config.setUsername(store.user());
        config.setPassword(store.password());
        config.setMaximumPoolSize(CONNECTIONS);
        if (!options.isEmpty()) config.addDataSourceProperty("options", options);
        return new HikariDataSource(config);
    }
}
