package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plants secrets that can be recognised, uses them, and looks for them wherever the gateway leaves anything. */
class CanaryTest {
    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final String userKey = "sk-user-canary" + mark;
    /** As server-main's users have one: a header, the claim who they are, and a signature. */
    private final String jwt = "eyJhbGciOiJIUzI1NiJ9."
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"sub\":\"canary\"}".getBytes(StandardCharsets.UTF_8))
            + ".canary" + mark;

    private final String platformKey = "sk-platform-canary" + mark;

    @Test
    void no_secret_is_in_the_database_the_topics_the_logs_the_metrics_or_an_operators_answer() throws Exception {
        Map<String, String> found = everythingThatWasLeft(usedSecrets());

        assertThat(found).isEmpty();
    }

    @Test
    void the_search_finds_a_secret_that_lies_open() throws Exception {
        String planted = "planted-" + mark;
        String job = stack.accepted("canary", Stack.image("open " + planted, Map.of()));
        stack.succeeded("canary", job);

        assertThat(everythingThatWasLeft(List.of(planted)).keySet()).anyMatch(where -> where.startsWith("table job"));
    }

    private List<String> usedSecrets() {
        Offer offer = Offer.of("image")
                .withOpenKey("canary", stack.provider + "/openai/v1", platformKey)
                .put();
        String failing = Web.post(
                        stack.api(1, "/v1/jobs"),
                        Map.of("Authorization", "Bearer " + userKey),
                        offer.job("fails " + mark))
                .json()
                .get("id")
                .asString();
        String working = Web.post(stack.api(1, "/v1/jobs"), onBehalf(), Stack.image("works " + mark, Map.of()))
                .json()
                .get("id")
                .asString();
        Stack.awaitThat(() -> isOver(failing) && isOver(working), "both jobs to end");
        var secrets = new ArrayList<>(List.of(userKey, jwt, platformKey));
        for (String setting : List.of(
                "AI_GATEWAY_INTERNAL_TOKEN",
                "AI_GATEWAY_ADMIN_TOKEN",
                "SERVER_MAIN_INTERNAL_TOKEN",
                "SERVER_MAIN_WEBHOOK_SECRET",
                "GATEWAY_ENCRYPTION_KEY",
                "STANDIN_OPENAI_KEY")) {
            secrets.add(stack.processes.setting(setting));
        }
        return secrets;
    }

    private Map<String, String> onBehalf() {
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + stack.processes.setting("AI_GATEWAY_INTERNAL_TOKEN"));
        headers.put("X-User-Id", "canary");
        headers.put("X-User-Authorization", "Bearer " + jwt);
        return headers;
    }

    private boolean isOver(String job) {
        return !Web.get(stack.api(1, "/admin/jobs/" + job), stack.asOperator())
                .json()
                .get("job")
                .get("finishedAt")
                .isNull();
    }

    /** Where a secret was found, and which. */
    private Map<String, String> everythingThatWasLeft(List<String> secrets) throws Exception {
        var found = new HashMap<String, String>();
        try (Connection database = database()) {
            for (String table : tables(database)) {
                search("table " + table, rows(database, table), secrets, found);
            }
        }
        search("topics", records(), secrets, found);
        try (Stream<Path> logs = Files.list(stack.processes.data().resolve("log"))) {
            for (Path log : logs.toList()) {
                search(log.getFileName().toString(), List.of(Files.readString(log)), secrets, found);
            }
        }
        for (String path : List.of(
                "/actuator/prometheus",
                "/admin/catalogue",
                "/admin/platforms",
                "/admin/jobs",
                "/admin/outbox?state=parked")) {
            search(path, List.of(Web.get(stack.api(1, path), stack.asOperator()).body()), secrets, found);
        }
        return found;
    }

    private static void search(String where, List<String> texts, List<String> secrets, Map<String, String> found) {
        for (String secret : secrets) {
            String hexadecimal = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            if (texts.stream().anyMatch(text -> text.contains(secret) || text.contains(hexadecimal))) {
                found.put(where, secret);
            }
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                stack.processes.jdbcUrl(),
                stack.processes.setting("GATEWAY_DB_USER"),
                stack.processes.setting("GATEWAY_DB_PASSWORD"));
    }

    private static List<String> tables(Connection database) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = database.createStatement()
                .executeQuery(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As text; bytes come in hexadecimal. */
    private static List<String> rows(Connection database, String table) throws SQLException {
        var texts = new ArrayList<String>();
        try (var rows = database.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private List<String> records() {
        var texts = new ArrayList<String>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.processes.bootstrapServers(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(part -> part.topic().startsWith("gateway."))
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    texts.add(text(record.key()) + text(record.value()) + record.headers());
                }
            }
        }
        return texts;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
