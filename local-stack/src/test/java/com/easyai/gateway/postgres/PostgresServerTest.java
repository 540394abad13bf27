package com.easyai.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Supervisor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final PostgresServer.Login LOGIN = new PostgresServer.Login("gateway", "canary-password");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Supervisor supervisor = new Supervisor(sentence -> {});

    @AfterEach
    void stop() {
        supervisor.stop(supervisor.children());
    }

    @Test
    void data_survives_a_restart_on_the_same_folder() throws Exception {
        execute(started(), "create table kept as select 42 as answer");

        stop();
        supervisor = new Supervisor(sentence -> {});
        PostgresServer again = started();

        assertThat(query(again, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void committed_rows_survive_a_kill_and_the_server_comes_back_by_itself() throws Exception {
        PostgresServer server = started();
        execute(server, "create table kept as select 42 as answer");

        server.process().kill();

        assertThat(Deadline.in(LIMIT).await(() -> server.process().starts() > 1))
                .isTrue();
        assertThat(server.await(LIMIT)).isTrue();
        assertThat(query(server, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void server_runs_with_the_settings_that_compose_has() throws Exception {
        PostgresServer server = started();

        assertThat(query(server, "show server_version")).startsWith("18.");
        for (var setting : PostgresSettings.all().entrySet())
            assertThat(query(server, "show " + setting.getKey()))
                    .as(setting.getKey())
                    .isEqualTo(setting.getValue());
    }

    @Test
    void wrong_password_is_said_with_what_to_do() throws Exception {
        started();
        stop();
        supervisor = new Supervisor(sentence -> {});

        var other = PostgresServer.start(supervisor, folder, port(), new PostgresServer.Login("gateway", "another"));

        assertThatThrownBy(() -> other.await(LIMIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--fresh")
                .hasMessageNotContaining("another\"");
    }

    @Test
    void second_server_on_the_same_data_is_refused() {
        started();

        assertThatThrownBy(() -> PostgresServer.start(supervisor, folder, port(), LOGIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs");
    }

    @Test
    void login_never_shows_its_password() {
        assertThat(LOGIN.toString()).doesNotContain("canary");
    }

    private PostgresServer started() {
        var server = PostgresServer.start(supervisor, folder, port(), LOGIN);
        assertThat(server.await(LIMIT)).isTrue();
        return server;
    }

    private int port() {
        return new Ports(folder.resolve("run/ports")).of("postgres");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), server.login().user(), server.login().password());
    }
}
