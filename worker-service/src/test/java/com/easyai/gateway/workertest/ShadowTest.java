package com.easyai.gateway.workertest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.shadowcopy.CopyRow;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.CountFindings;
import com.easyai.gateway.shadowstore.CountFindings.Count;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.workertest.PlantedCopies.Difference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.node.ObjectNode;

/** Thousands of copies with planted differences through a whole worker, and nothing of it outside the shadow tables. */
class ShadowTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int COPIES = 5_000;

    /** Everything that a job, a permit or a delivery would leave a trace in. */
    private static final List<String> TRACES =
            List.of("job", "attempt", "artifact", "outbox", "permit", "limit_scope", "limit_window", "waiting_user");

    private final String url = SURROUNDINGS.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));

    @Test
    void planted_differences_are_counted_exactly_and_nothing_else_happens() throws Exception {
        var settings = new ArrayList<>(SURROUNDINGS.settings());
        settings.removeIf(setting -> setting.startsWith("--GATEWAY_DB_URL="));
        settings.add("--GATEWAY_DB_URL=" + url);
        settings.add("--gateway.shadow.decide-again-after=100ms");
        try (var worker = RunningWorker.with(settings)) {
            var planted = new PlantedCopies(worker.bean(CurrentCatalogue.class).get());
            List<ObjectNode> copies =
                    IntStream.range(0, COPIES).mapToObj(planted::copy).toList();
            Map<String, String> before = traces();
            int calls = SURROUNDINGS.provider.requests().size();

            // Half by the topic, half as the api stores them, and some by both.
            send(copies.subList(0, COPIES / 2 + 200).stream()
                    .map(ShadowTest::bytes)
                    .toList());
            send(List.of(
                    "no copy".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8), new byte[0]));
            store(copies.subList(COPIES / 2, COPIES));
            send(copies.subList(0, 100).stream().map(ShadowTest::bytes).toList());
            awaitAllCompared();

            assertThat(counts()).isEqualTo(PlantedCopies.expected(COPIES));
            assertCauses();
            assertThat(traces()).isEqualTo(before);
            assertThat(SURROUNDINGS.provider.requests()).hasSize(calls);
            assertThat(new UnreadableCopies(jdbc).between(Instant.now().minusSeconds(86_400), Instant.now()))
                    .extracting(UnreadableCopies.Unreadable::count)
                    .satisfies(seen ->
                            assertThat(seen.stream().mapToLong(n -> n).sum()).isEqualTo(3));
            assertNothingOfTheUsers();
            assertNoise();
        }
    }

    private void awaitAllCompared() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> jdbc.sql(
                                        "select count(*) from shadow_comparison where compared_at is not null and due_at is null")
                                .query(Integer.class)
                                .single(),
                        count -> count == COPIES);
        await().atMost(LIMIT)
                .until(
                        () -> jdbc.sql("select coalesce(sum(seen), 0) from shadow_unreadable")
                                .query(Integer.class)
                                .single(),
                        count -> count == 3);
    }

    /** By model, kind, field and outcome. */
    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        found().forEach(count -> counts.merge(
                count.cell().model() + " " + count.cell().kind() + " " + count.field() + " " + count.word(),
                count.count(),
                Long::sum));
        return counts;
    }

    private List<Count> found() {
        return new CountFindings(jdbc)
                .between(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(60), Instant.now());
    }

    private void assertCauses() {
        var causes = new TreeMap<String, Long>();
        found().forEach(count ->
                causes.merge(count.field() + " " + count.word() + " " + count.cause(), count.count(), Long::sum));
        long each = COPIES / Difference.values().length;
        for (Difference difference : List.of(
                Difference.CANDIDATE,
                Difference.LIMITS,
                Difference.PRICE,
                Difference.PARAMETER,
                Difference.WRONG_SHAPE)) {
            assertThat(causes).containsEntry(difference.finding, each);
        }
        assertThat(causes).containsEntry("platform error refused here: model_not_found at model", each);
        // Of those without any legacy part and of those with an unknown model too.
        assertThat(causes).containsEntry("parameters notComparable legacy.parameters is missing", 3 * each);
    }

    /** Of every table that a dry run must not touch, all rows with all their versions. */
    private Map<String, String> traces() {
        var traces = new TreeMap<String, String>();
        TRACES.forEach(table -> traces.put(
                table,
                jdbc.sql("select coalesce(string_agg(xmin || ' ' || t::text, '|' order by t::text), '') from " + table
                                + " t")
                        .query(String.class)
                        .single()));
        return traces;
    }

    private void assertNothingOfTheUsers() {
        assertThat(jdbc.sql("select count(*) from shadow_comparison t where t::text like :secret")
                        .param("secret", "%" + PlantedCopies.SECRET + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(results(COPIES / 2))
                .allSatisfy(result -> assertThat(result)
                        .doesNotContain(PlantedCopies.SECRET)
                        .contains("\"fields\":{\"candidates\":{\"outcome\":"));
    }

    private void assertNoise() {
        var costs = new CountFindings(jdbc)
                .costs(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(60));
        assertThat(costs.stream().mapToLong(CountFindings.Cost::decidedTwice).sum())
                .isBetween(300L, 700L);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.disagreed()).isZero();
            assertThat(cost.slowMicros()).isGreaterThanOrEqualTo(cost.medianMicros());
        });
    }

    private void store(List<ObjectNode> copies) {
        try (var accept = new AcceptCopies(jdbc)) {
            for (int i = 0; i < copies.size(); i += 100) {
                var _ = accept.store(copies.subList(i, Math.min(i + 100, copies.size())).stream()
                        .flatMap(copy -> CopyRow.of(ReadShadowRequest.of(copy), copy.toString()).stream())
                        .toList());
            }
        }
    }

    private static byte[] bytes(ObjectNode copy) {
        return Json.MAPPER.writeValueAsBytes(copy);
    }

    private static void send(List<byte[]> values) {
        // One at a time: the topic was just made (KAFKA-15591, see ProducerSettings).
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(Topics.SHADOW_REQUESTS, value)))
                    .toList();
            // What the broker did not take is the sender's loss and not the worker's: it must not pass for one.
            assertThat(sent)
                    .allSatisfy(record -> assertThat(record.get().hasOffset()).isTrue());
        }
    }

    /** At least so many records of the topic of results. */
    private static List<String> results(int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        var results = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.SHADOW_RESULTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> results.add(new String(record.value(), StandardCharsets.UTF_8)));
                return results.size() >= atLeast;
            });
        }
        return results;
    }
}
