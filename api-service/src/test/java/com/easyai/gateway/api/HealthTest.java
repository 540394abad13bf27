package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Supervisor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the service can be given requests, and that it says nothing else. */
class HealthTest {
    private static final String READY = "/actuator/health/readiness";
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    @Test
    void it_is_ready_only_with_postgresql_and_kafka_and_recovers_by_itself(@TempDir Path folder) throws IOException {
        var ports = new Ports(folder.resolve("ports"));
        var supervisor = new Supervisor(System.err::println);
        int database = ports.of("database");
        int broker = ports.of("broker");
        EmbeddedPostgres postgres = postgres(folder, database);
        try (Replica replica = Replica.start(Map.of(
                "GATEWAY_DB_URL", "jdbc:postgresql://127.0.0.1:" + database + "/postgres",
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker))) {
            Client client = replica.client().asUser("u" + UUID.randomUUID());
            assertThat(client.get(READY).status()).isEqualTo(503);
            assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
            client.submit(FOX).is(202);
            KafkaBroker.start(supervisor, folder, broker, ports.of("controller"));
            assertThat(becomes(client, 200)).isTrue();

            postgres.close();
            assertThat(becomes(client, 503)).isTrue();
            Answer refused = client.submit(FOX).isError(503, "service_unavailable", null);
            assertThat(refused.header("Retry-After")).isPresent();
            client.get("/v1/jobs").isError(503, "service_unavailable", null);

            postgres = postgres(folder, database);
            assertThat(becomes(client, 200)).isTrue();
            client.submit(FOX).is(202);
        } finally {
            postgres.close();
            supervisor.stop(supervisor.children());
        }
    }

    @Test
    void health_and_metrics_are_open_and_nothing_else_is() {
        Client client = Replica.shared().client();
        assertThat(client.get("/actuator/health").body()).doesNotContain("components", "details", "postgres");
        assertThat(client.get("/actuator/prometheus").is(200).body())
                .contains("jvm_memory", "hikaricp_connections")
                .doesNotContain("canary", "sk-user", Surroundings.ADMIN_TOKEN, Surroundings.INTERNAL_TOKEN);
        for (String path : new String[] {"", "/env", "/heapdump", "/beans", "/configprops", "/loggers", "/shutdown"}) {
            assertThat(client.get("/actuator" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(client.get("/openapi.yaml").is(200).body()).contains("/v1/jobs");
    }

    private static boolean becomes(Client client, int status) {
        return Deadline.in(Duration.ofMinutes(2)).await(() -> client.get(READY).status() == status);
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }
}
