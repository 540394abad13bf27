package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Copies that come by HTTP. */
class ShadowIntakeTest {
    private static final String PATH = "/internal/shadow/requests";

    private final Client serverMain = Replica.shared().client().as(Surroundings.INTERNAL_TOKEN);

    @Test
    void copy_is_stored_before_it_is_answered_and_a_repetition_changes_nothing() {
        String id = "copy/ä " + UUID.randomUUID();

        Answer first = serverMain.post(PATH, copy(id)).is(202);
        Answer second =
                serverMain.post(PATH, copy(id).replace("a fox", "a bear")).is(202);

        assertThat(first.text("/requestId")).isEqualTo(id);
        assertThat(first.json().path("repeated").asBoolean()).isFalse();
        assertThat(second.json().path("repeated").asBoolean()).isTrue();
        assertThat(document(id)).contains("a fox");
        assertThat(serverMain.get(first.text("/comparison")).is(200).text("/requestId"))
                .isEqualTo(id);
    }

    @Test
    void same_copy_sent_by_many_at_once_is_stored_once() throws Exception {
        String id = "copy-" + UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 50)
                    .<Callable<Answer>>mapToObj(i -> () -> serverMain.post(PATH, copy(id)))
                    .toList());
            for (Future<Answer> answer : answers) {
                answer.get().is(202);
            }
        }

        assertThat(Surroundings.running()
                        .jdbc()
                        .sql("select count(*) from shadow_comparison where request_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void copy_that_nothing_can_be_decided_about_is_taken_and_shown() {
        String id = "copy-" + UUID.randomUUID();

        serverMain
                .post(PATH, "{\"requestId\": \"" + id + "\", \"kind\": \"dance\"}")
                .is(202);

        Answer shown = serverMain.get(PATH + "/" + id).is(200);
        assertThat(shown.text("/status")).isEqualTo("compared");
        assertThat(shown.text("/fields/platform/outcome")).isEqualTo("error");
        assertThat(shown.text("/fields/platform/cause")).contains("kind is none of");
    }

    @Test
    void result_of_a_copy_that_nothing_can_be_decided_about_is_published_once() {
        String id = "copy-" + UUID.randomUUID();
        String copy = "{\"requestId\": \"" + id + "\", \"kind\": \"dance\"}";

        serverMain.post(PATH, copy).is(202);
        serverMain.post(PATH, copy).is(202);

        JsonNode result = result(id);
        assertThat(result.at("/fields/platform/outcome").asString()).isEqualTo("error");
        assertThat(result.at("/fields/platform/cause").asString()).contains("kind is none of");
        assertThat(result.path("fields")).hasSize(5);
        assertThat(result.path("decision").isNull()).isTrue();
    }

    /** The only record of that id in the topic of results, up to the one of a copy that was sent after it. */
    private JsonNode result(String id) {
        String last = "last-" + UUID.randomUUID();
        serverMain
                .post(PATH, "{\"requestId\": \"" + last + "\", \"kind\": \"dance\"}")
                .is(202);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Surroundings.running().kafkaServers(), "auto.offset.reset", "earliest");
        var results = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.SHADOW_RESULTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            for (int i = 0; i < 100 && of(last, results).isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> results.add(Json.MAPPER.readTree(record.value())));
            }
        }
        assertThat(of(id, results)).hasSize(1);
        return of(id, results).getFirst();
    }

    private static List<JsonNode> of(String id, List<JsonNode> results) {
        return results.stream()
                .filter(result -> result.path("requestId").asString().equals(id))
                .toList();
    }

    @Test
    void copy_without_an_id_is_refused() {
        serverMain.post(PATH, "{\"kind\": \"image\"}").isProblem(400, "invalid_value");
        serverMain.post(PATH, "not json").isProblem(400, "invalid_request");
        serverMain.get(PATH + "/nobody-sent-this").isProblem(404, "not_found");
    }

    @Test
    void only_server_main_may_send_copies() {
        Client demo = Replica.shared().client().asUser("demo");
        Client operator = Replica.shared().client().as(Surroundings.ADMIN_TOKEN);

        assertThat(demo.post(PATH, copy("x")).status()).isIn(401, 403);
        assertThat(operator.get("/internal/shadow/report").status()).isIn(401, 403);
    }

    @Test
    void copies_are_taken_while_kafka_is_away() {
        try (var replica = Replica.start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"))) {
            String id = "copy-" + UUID.randomUUID();

            replica.client()
                    .as(Surroundings.INTERNAL_TOKEN)
                    .post(PATH, copy(id))
                    .is(202);

            assertThat(document(id)).contains("a fox");
        }
    }

    private static String document(String id) {
        return Surroundings.running()
                .jdbc()
                .sql("select document from shadow_comparison where request_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static String copy(String id) {
        return """
                {"requestId": "%s", "kind": "image", "occurredAt": "2026-11-23T10:00:00Z", "user": {"sub": "u"},
                 "request": {"model": "gpt-image-1", "prompt": "a fox"}, "legacy": {"platform": "openai-main"}}
                """.formatted(id);
    }
}
