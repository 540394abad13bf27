package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readiness, metrics and events, with a real Kafka. */
class ReadinessTest {
    @TempDir
    Path folder;

    @Test
    void relay_delivers_without_kafka_and_is_ready_with_it() {
        var ports = new Ports(folder.resolve("ports"));
        int kafkaPort = ports.of("kafka");
        var supervisor = new Supervisor(line -> {});
        try (var stage = new Stage()) {
            String servers = "127.0.0.1:" + kafkaPort;
            var relay = stage.startRelay("KAFKA_BOOTSTRAP_SERVERS=" + servers);
            var page = new Page(relay.getEnvironment().getRequiredProperty("local.server.port"));
            assertThat(page.status("/actuator/health/liveness")).isEqualTo(200);
            assertThat(page.status("/actuator/health/readiness")).isEqualTo(503);
            JobId unannounced = stage.job().with(TestJob.PNG).delivered();
            stage.awaitDelivery(unannounced, "webhook", "delivered");

            KafkaBroker.start(supervisor, folder, kafkaPort, ports.of("controller"));

            stage.await("readiness", () -> page.status("/actuator/health/readiness") == 200);
            assertThat(page.text("/actuator/health/readiness")).contains("\"db\"", "\"kafka\"");
            JobId announced = stage.job().with(TestJob.PNG).delivered();
            assertThat(events(stage, servers, Topics.JOB_EVENTS, announced))
                    .contains(announced.toString(), "\"succeeded\"");
            assertThat(events(stage, servers, Topics.SETTLEMENT_EVENTS, announced))
                    .contains("\"eventId\"", "\"requestId\"");
            assertThat(events(stage, servers, Topics.SETTLEMENT_EVENTS, unannounced))
                    .isEqualTo(stage.settlements(unannounced).getFirst().body());
            stage.awaitDelivery(announced, "webhook", "delivered");
            assertThat(page.text("/actuator/prometheus"))
                    .contains("gateway_deliveries_total{kind=\"upload\",result=\"delivered\"")
                    .contains("gateway_outbox_due{kind=\"settlement\"")
                    .contains("gateway_outbox_oldest_seconds{kind=\"webhook\"")
                    .contains("gateway_upload_bytes_total")
                    .contains("resilience4j_circuitbreaker_state{");
        } finally {
            supervisor.stopAccepting();
            supervisor.stop(supervisor.children());
        }
    }

    @Test
    void settlement_that_one_relay_posts_without_kafka_is_copied_by_a_later_one() {
        var ports = new Ports(folder.resolve("ports"));
        int kafkaPort = ports.of("kafka");
        var supervisor = new Supervisor(line -> {});
        try (var stage = new Stage()) {
            stage.startRelay();
            JobId job = stage.job().with(TestJob.PNG).delivered();
            stage.awaitDelivery(job, "webhook", "delivered");
            stage.stopRelays();
            KafkaBroker.start(supervisor, folder, kafkaPort, ports.of("controller"));
            String servers = "127.0.0.1:" + kafkaPort;

            stage.startRelay("KAFKA_BOOTSTRAP_SERVERS=" + servers);

            assertThat(events(stage, servers, Topics.SETTLEMENT_EVENTS, job))
                    .isEqualTo(stage.settlements(job).getFirst().body());
            stage.await("nothing to be owed", () -> stage.uncopied() == 0);
        } finally {
            supervisor.stopAccepting();
            supervisor.stop(supervisor.children());
        }
    }

    private static String events(Stage stage, String servers, String topic, JobId job) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "test-of-" + topic + job,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            var seen = new ArrayList<String>();
            stage.await("the event of " + job, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    String text = new String(event.value(), StandardCharsets.UTF_8);
                    if (text.contains(job.toString())) {
                        seen.add(text);
                    }
                });
                return !seen.isEmpty();
            });
            return seen.getFirst();
        }
    }

    private record Page(String port) {
        int status(String path) {
            return get(path).statusCode();
        }

        String text(String path) {
            return get(path).body();
        }

        private HttpResponse<String> get(String path) {
            try (var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
