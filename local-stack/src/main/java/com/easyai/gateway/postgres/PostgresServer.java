package com.easyai.gateway.postgres;

import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervised;
import com.easyai.gateway.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running PostgreSQL server on loopback with one database, {@code gateway}; its process is PostgreSQL's own. */
public final class PostgresServer {
    private static final String DATABASE = "gateway";
    private static final String WRONG_PASSWORD = "28P01";
    /** INT is PostgreSQL's fast shutdown: it ends the sessions instead of waiting for them. */
    private static final Program.Stop FAST_SHUTDOWN = new Program.Stop("INT", Duration.ofSeconds(20));

    private final Supervised process;
    private final int port;
    private final Login login;

    /** Who owns the database. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    private PostgresServer(Supervised process, int port, Login login) {
        this.process = process;
        this.port = port;
        this.login = login;
    }

    /**
     * Starts a server whose data is kept in {@code folder/postgres}; it accepts connections once {@link #await} returned.
     * The folder's first login stays its login.
     */
    public static PostgresServer start(Supervisor supervisor, Path folder, int port, Login login) {
        Path programs = PostgresBinaries.folder();
        var files = new DataFolder(folder, login);
        Path data = files.path();
        try {
            files.prepare(supervisor, programs);
            var command = Unprivileged.command(command(programs, data, port), data);
            Supervised process = supervisor.start(new Program("postgres", command, Map.of(), folder, FAST_SHUTDOWN));
            return new PostgresServer(process, port, login);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started on " + data, e);
        }
    }

    private static List<String> command(Path programs, Path data, int port) {
        var command = new ArrayList<String>();
        command.add(programs.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        command.addAll(PostgresSettings.arguments(PostgresSettings.all()));
        // Sockets are named by port in a folder that all users share; loopback is all that is needed here.
        command.addAll(PostgresSettings.arguments(Map.of(
                "listen_addresses", "127.0.0.1", "port", Integer.toString(port), "unix_socket_directories", "")));
        return command;
    }

    /** True once it accepts connections and the database exists; false when that takes longer than {@code limit}, or it
     * keeps dying. */
    public boolean await(Duration limit) {
        return Deadline.in(limit).await(() -> hasDatabase() || process.keepsDying()) && hasDatabase();
    }

    private boolean hasDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), login.user(), login.password())) {
            createDatabase(connection);
            return true;
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState()))
                throw new IllegalStateException(
                        "The database in this data folder was made with another password than the one in"
                                + " run/secrets. Start with --fresh to begin anew, or choose another folder with --data.",
                        e);
            return false;
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) statement.execute("create database " + DATABASE);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String jdbcUrl() {
        return url(DATABASE);
    }

    public Login login() {
        return login;
    }

    /** The postmaster. Killing it ends every session; restarts keep the data and the port. */
    public Supervised process() {
        return process;
    }
}
