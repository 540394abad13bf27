package com.easyai.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** A submission that is in order, from the 202 to the row. */
class SubmitJobTest {
    private static final String FOX = """
            {"kind":"image","model":"gpt-image-1","input":{"prompt":"a red fox","n":2},"metadata":{"order":7.50}}
            """;

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);

    @Test
    void a_submission_is_answered_with_the_queued_job() {
        Answer answer = client.submit(FOX).is(202);

        assertThat(answer.id()).startsWith("job_");
        assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(answer.text("/object")).isEqualTo("job");
        assertThat(answer.text("/kind")).isEqualTo("image");
        assertThat(answer.text("/status")).isEqualTo("queued");
        assertThat(answer.text("/queue/reason")).isNotBlank();
        assertThat(answer.text("/billing/total")).isEqualTo("0");
        assertThat(answer.text("/billing/settlement")).isEqualTo("none");
        assertThat(answer.json().at("/metadata/order").decimalValue()).isEqualByComparingTo("7.50");
        assertThat(answer.text("/urls/cancel")).isEqualTo("/v1/jobs/" + answer.id() + "/cancel");
    }

    @Test
    void a_job_can_be_polled_and_is_another_users_to_nobody_else() {
        String id = client.submit(FOX).is(202).id();

        Answer polled = client.get("/v1/jobs/" + id).is(200);
        assertThat(polled.text("/id")).isEqualTo(id);
        assertThat(polled.json().at("/queue/position").asLong()).isPositive();
        assertThat(polled.header("Retry-After")).contains("1");
        assertThat(polled.header("Cache-Control")).contains("no-store");
        Client other = Replica.shared().client().asUser("somebody-else");
        other.get("/v1/jobs/" + id).isError(404, "not_found", null);
        other.post("/v1/jobs/" + id + "/cancel", "").isError(404, "not_found", null);
        other.get("/v1/jobs/" + id + "/events").isError(404, "not_found", null);
        client.get("/v1/jobs/job_nonsense").isError(404, "not_found", null);
    }

    @Test
    void a_callers_trace_travels_with_the_job_and_a_broken_one_does_not() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        String traced = client.with("traceparent", parent)
                .with("tracestate", "shop=7")
                .submit(FOX)
                .is(202)
                .id();
        String broken =
                client.with("traceparent", "00-0-0-01").submit(FOX).is(202).id();

        assertThat(headersOf(traced)).isEqualTo(Map.of("traceparent", parent, "tracestate", "shop=7"));
        assertThat(headersOf(broken)).isEmpty();
    }

    private static Map<String, String> headersOf(String job) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Surroundings.running().kafkaServers(),
                        "group.id",
                        "test-of-" + job,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("gateway.jobs.image"));
            for (int i = 0; i < 300; i++) {
                for (ConsumerRecord<String, String> seen : consumer.poll(Duration.ofMillis(200))) {
                    if (seen.key().equals(job)) {
                        return Arrays.stream(seen.headers().toArray())
                                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
                    }
                }
            }
            throw new AssertionError(job + " did not come to the topic");
        }
    }
}
