package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.postgres.PostgresServer;
import com.easyai.gateway.schema.Sessions;
import com.easyai.gateway.supervision.Supervisor;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL alone, with the settings that the gateway's server has, on a folder of its own. */
public final class BenchPostgres implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 64;

    private final Supervisor supervisor;
    private final Store store;
    private final Thread stopWithTheProcess;

    private BenchPostgres(Supervisor supervisor, Store store) {
        this.supervisor = supervisor;
        this.store = store;
        this.stopWithTheProcess = new Thread(() -> supervisor.stop(supervisor.children()), "stop PostgreSQL");
        Runtime.getRuntime().addShutdownHook(stopWithTheProcess);
    }

    /** Returns when it accepts connections; what an earlier benchmark left in the folder is gone. */
    public static BenchPostgres start(Path folder, Progress progress) {
        Path data = folder.toAbsolutePath().normalize();
        BenchStack.empty(data, progress);
        var supervisor = new Supervisor(progress::say);
        var login = new PostgresServer.Login("gateway", "gateway");
        var server = PostgresServer.start(supervisor, data, new Ports(data.resolve("ports")).of("postgres"), login);
        var started = new BenchPostgres(supervisor, new Store(server.jdbcUrl(), login.user(), login.password()));
        if (!server.await(READY_WITHIN)) {
            started.close();
            throw new IllegalStateException("PostgreSQL did not get ready; its log is in " + data.resolve("log"));
        }
        return started;
    }

    /** A new database and a pool for it, with one plan a statement, as the services have it. */
    public HikariDataSource database(String name) {
        try (Connection connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be created", e);
        }
        var config = new HikariConfig();
        config.setJdbcUrl(store.jdbcUrl().replaceFirst("/[^/?]+($|\\?)", "/" + name + "$1"));
        config.setUsername(store.user());
        config.setPassword(store.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.addDataSourceProperty("options", Sessions.OPTIONS);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        supervisor.stop(supervisor.children());
        try {
            Runtime.getRuntime().removeShutdownHook(stopWithTheProcess);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook finds everything stopped.
        }
    }
}
