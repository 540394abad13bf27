package com.easyai.gateway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.ServiceCode;
import com.easyai.gateway.supervision.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher starts under the services: the real PostgreSQL, Kafka and stand-ins; the services are dummies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundationsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Path folder = Path.of("unset");
    private LocalStack stack = LocalStack.in(Path.of("unset")).build();

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        stack = LocalStack.in(folder.resolve("data"))
                .callersEnvironment(Map.of("SERVER_MAIN_INTERNAL_TOKEN", "the-callers-token"))
                .code(kind -> new ServiceCode(System.getProperty("java.class.path"), DummyService.class.getName()))
                .start();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void services_are_told_where_everything_is() {
        assertThat(stack.setting("GATEWAY_DB_URL"))
                .isEqualTo(stack.postgres().orElseThrow().jdbcUrl());
        assertThat(stack.setting("KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(stack.kafka().orElseThrow().bootstrapServers());
        assertThat(stack.setting("SERVER_MAIN_BASE_URL")).isEqualTo(standIns().serverMainUrl());
        assertThat(stack.setting("GATEWAY_ALLOWED_HOSTS"))
                .contains(
                        authority(standIns().providerUrl()),
                        authority(standIns().serverMainUrl()));
    }

    @Test
    void demo_catalogue_names_the_stand_in_provider_of_this_run() throws Exception {
        String catalogue = Files.readString(Path.of(stack.setting("GATEWAY_CATALOGUE_FILE")));

        assertThat(catalogue).contains(standIns().providerUrl()).doesNotContain("@PROVIDER@");
    }

    @Test
    void stand_in_server_main_takes_the_callers_token_and_knows_the_demo_key() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(standIns().serverMainUrl() + "/internal/platform/auth/verify-api-key"))
                .header("Authorization", "Bearer the-callers-token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"apiKey\":\"" + stack.demoKey().orElseThrow() + "\"}"))
                .build();

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"sub\"");
        }
    }

    @Test
    void kafka_and_the_stand_ins_come_back_when_they_are_killed() {
        var kafka = stack.kafka().orElseThrow();

        kafka.process().kill();
        standIns().process().kill();

        assertThat(Deadline.in(LIMIT)
                        .await(() -> kafka.process().starts() == 2
                                && standIns().process().starts() == 2))
                .isTrue();
        assertThat(kafka.await(LIMIT)).isTrue();
        assertThat(standIns().await(LIMIT)).isTrue();
    }

    @Test
    void every_process_has_its_own_pid_file() {
        for (String name : new String[] {"postgres", "kafka", "standins", "api-1", "worker-1", "relay-1"})
            assertThat(folder.resolve("data/run/" + name + ".pid")).isNotEmptyFile();
    }

    private StandInServers standIns() {
        return stack.standIns().orElseThrow();
    }

    private static String authority(String url) {
        return URI.create(url).getAuthority();
    }
}
