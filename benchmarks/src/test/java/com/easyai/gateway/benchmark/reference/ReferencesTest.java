package com.easyai.gateway.benchmark.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.benchmark.figures.Processors;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.stack.Store;
import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.postgres.PostgresServer;
import com.easyai.gateway.supervision.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

    @Test
    void both_libraries_enqueue_and_run_jobs(@TempDir Path folder) {
        var supervisor = new Supervisor(sentence -> {});
        var login = new PostgresServer.Login("gateway", "secret");
        int port = new Ports(folder.resolve("ports")).of("postgres");
        try {
            var server = PostgresServer.start(supervisor, folder, port, login);
            assertThat(server.await(Duration.ofSeconds(60))).isTrue();
            var store = new Store(server.jdbcUrl(), login.user(), login.password());
            var quiet =
                    new Progress(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), false);

            Map<String, Object> figures =
                    References.measure(store, new ReferenceRun(new Processors(Map.of()), quiet, 1, 1), new Table());

            assertThat(figures).containsOnlyKeys("db_scheduler", "jobrunr");
            assertThat(figures.values())
                    .allSatisfy(library -> assertThat(library)
                            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                            .hasEntrySatisfying("enqueuesPerSecond", ReferencesTest::isPositive)
                            .hasEntrySatisfying("completePerSecond", ReferencesTest::isPositive));
        } finally {
            supervisor.stop(supervisor.children());
        }
    }

    private static void isPositive(Object value) {
        assertThat(Double.parseDouble(value.toString())).isPositive();
    }
}
