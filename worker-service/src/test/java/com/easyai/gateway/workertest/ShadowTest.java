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
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
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
        try (var worker = RunningWorker.with(settings())) {
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

    @Test
    void copy_that_nothing_can_be_decided_about_is_told_of_once() {
        String id = "undecidable-" + UUID.randomUUID();
        String last = "last-" + UUID.randomUUID();
        try (var worker = RunningWorker.with(settings())) {
            var planted = new PlantedCopies(worker.bean(CurrentCatalogue.class).get());
            byte[] undecidable = bytes(planted.copy(1).put("requestId", id).put("kind", "dance"));

            sendInOrder(List.of(undecidable, undecidable));
            sendInOrder(List.of(undecidable, bytes(planted.copy(2).put("requestId", last))));

            List<String> results = resultsWith(List.of(id, last));
            assertThat(results)
                    .filteredOn(result -> result.contains(id))
                    .singleElement()
                    .satisfies(result -> assertThat(result)
                            .contains("\"kind\":\"(none)\"", "\"outcome\":\"error\"", "kind is none of")
                            .doesNotContain(PlantedCopies.SECRET));
        }
    }

    @Test
    void unreadable_record_holds_up_what_comes_after_it_until_it_is_put_aside() throws Exception {
        String unreadable = "no copy " + UUID.randomUUID();
        String after = "after-" + UUID.randomUUID();
        try (var worker = RunningWorker.with(settings());
                var admin = Admin.create(kafka())) {
            var planted = new PlantedCopies(worker.bean(CurrentCatalogue.class).get());
            String before = "before-" + UUID.randomUUID();
            send(List.of(bytes(planted.copy(3).put("requestId", before))));
            await().atMost(LIMIT).until(() -> isStored(before));
            takeLettersUpTo(admin, 100);

            sendInOrder(List.of(
                    unreadable.getBytes(StandardCharsets.UTF_8),
                    bytes(planted.copy(4).put("requestId", after))));

            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> !isStored(after));
            takeLettersUpTo(admin, 1_000_000);
            await().atMost(LIMIT).until(() -> isStored(after));
            assertThat(records(Topics.DEAD_LETTER, letters -> letters.contains(unreadable)))
                    .contains(unreadable);
        }
    }

    private boolean isStored(String id) {
        return jdbc.sql("select count(*) from shadow_comparison where request_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The broker goes by it a moment after it was told. */
    private static void takeLettersUpTo(Admin admin, int bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTER);
        var most = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(most, AlterConfigOp.OpType.SET))))
                .all()
                .get();
        try (var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            await().atMost(LIMIT).until(() -> isTaken(producer, new byte[500]) == (bytes > 500));
        }
    }

    private static boolean isTaken(KafkaProducer<byte[], byte[]> producer, byte[] letter) throws InterruptedException {
        try {
            return producer.send(new ProducerRecord<>(Topics.DEAD_LETTER, letter))
                    .get()
                    .hasOffset();
        } catch (ExecutionException e) {
            return false;
        }
    }

    private List<String> settings() {
        var settings = new ArrayList<>(SURROUNDINGS.settings());
        settings.removeIf(setting -> setting.startsWith("--GATEWAY_DB_URL="));
        settings.add("--GATEWAY_DB_URL=" + url);
        settings.add("--gateway.shadow.decide-again-after=100ms");
        return settings;
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
        send(null, values);
    }

    private static void sendInOrder(List<byte[]> values) {
        send(0, values);
    }

    private static void send(@Nullable Integer partition, List<byte[]> values) {
        try (var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(Topics.SHADOW_REQUESTS, partition, null, value)))
                    .toList();
            // What the broker did not take is the sender's loss and not the worker's: it must not pass for one.
            assertThat(sent)
                    .allSatisfy(record -> assertThat(record.get().hasOffset()).isTrue());
        }
    }

    /** One at a time: the topic was just made (KAFKA-15591, see ProducerSettings). */
    private static Map<String, Object> kafka() {
        return Map.of(
                "bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1);
    }

    /** At least so many records of the topic of results. */
    private static List<String> results(int atLeast) {
        return records(Topics.SHADOW_RESULTS, results -> results.size() >= atLeast);
    }

    /** The topic of results once it tells of all these copies, which may be in different partitions. */
    private static List<String> resultsWith(List<String> ids) {
        return records(
                Topics.SHADOW_RESULTS,
                results -> ids.stream().allMatch(id -> results.stream().anyMatch(result -> result.contains(id))));
    }

    /** All that the topic has when what it has is enough. */
    private static List<String> records(String topic, Predicate<List<String>> enough) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        var records = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.add(new String(record.value(), StandardCharsets.UTF_8)));
                return enough.test(records) && isAtTheEnd(consumer);
            });
        }
        return records;
    }

    private static boolean isAtTheEnd(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
