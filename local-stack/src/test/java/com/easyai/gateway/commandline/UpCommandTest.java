package com.easyai.gateway.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpCommandTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void unknown_option_is_answered_with_the_list_of_options() {
        int code = run("up", "--wrokers", "2");

        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("--wrokers", "--workers", "--server-main", "--fresh", "--kafka");
    }

    @ParameterizedTest
    @CsvSource({
        "--workers, two, not an int",
        "--workers, -1, from 0 to 20",
        "--apis, 99, from 0 to 20",
        "--port, 99999, to 65535",
        "--port, -1, to 65535",
        "--kafka, localhost, host:9092",
        "--server-main, ftp://files, http or https",
        "--catalogue, /no/such/file.yaml, cannot be read",
        "--postgres, mysql://u:p@h/db, postgresql://user:password@host:5432/database",
        "--postgres, postgresql://localhost/gateway, needs a user and a password",
    })
    void wrong_value_is_answered_with_what_would_be_right(
            String option, String value, String said, @TempDir Path data) {
        int code = run("up", "--data", data.toString(), option, value);

        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains(said, "--relays");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void database_url_of_the_callers_environment_is_used_like_the_option() {
        var database = new UpCommand()
                .outside(Map.of(
                        "GATEWAY_DB_URL", "jdbc:postgresql://db:5433/gateway?ssl=true",
                        "GATEWAY_DB_USER", "someone",
                        "GATEWAY_DB_PASSWORD", "canary"))
                .database()
                .orElseThrow();

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/gateway?ssl=true");
        assertThat(database.login().user()).isEqualTo("someone");
        assertThat(database.toString()).doesNotContain("canary");
    }

    @Test
    void user_and_password_of_the_database_url_itself_come_first() {
        var database = DatabaseUrl.parse(
                "postgresql://a:p%40ss+word@db/gateway", Map.of("GATEWAY_DB_USER", "b", "GATEWAY_DB_PASSWORD", "c"));

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db/gateway");
        assertThat(database.login().user()).isEqualTo("a");
        assertThat(database.login().password()).isEqualTo("p@ss+word");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Gateway.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
