package com.easyai.gateway.api;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.standin.servermain.ServerMainSettings;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import com.easyai.gateway.supervision.Supervisor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the api-service lives among, started once for all tests and stopped with the JVM. */
final class Surroundings {
    static final String INTERNAL_TOKEN = "internal-of-the-tests-5f1c";
    static final String ADMIN_TOKEN = "operators-of-the-tests-77aa";
    static final String SERVER_MAIN_TOKEN = "known-to-server-main-0b92";

    private static final Surroundings RUNNING = new Surroundings();

    private final EmbeddedPostgres postgres;
    private final KafkaBroker kafka;
    private final Path folder;
    final StandInServerMain serverMain;
    final ScriptedPlatform platform;

    private Surroundings() {
        try {
            folder = Files.createTempDirectory("api-tests");
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            kafka = startKafka(folder);
            serverMain = startServerMain(folder.resolve("server-main"));
            platform = ScriptedPlatform.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Surroundings running() {
        return RUNNING;
    }

    static StandInServerMain startServerMain(Path folder) {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        return StandInServerMain.start(
                folder,
                new ServerMainSettings(SERVER_MAIN_TOKEN, ServerMainSettings.USUAL_WEBHOOK_PATH, secret, Map.of()));
    }

    private static KafkaBroker startKafka(Path folder) {
        var supervisor = new Supervisor(System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> supervisor.stop(supervisor.children())));
        var ports = new Ports(folder.resolve("ports"));
        var broker = KafkaBroker.start(supervisor, folder, ports.of("kafka"), ports.of("controller"));
        if (!broker.await(Duration.ofMinutes(2))) {
            throw new IllegalStateException("the broker did not start");
        }
        return broker;
    }

    /** The settings of a replica; every replica shares the same database and broker. */
    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("SERVER_PORT", "0");
        settings.put("GATEWAY_DB_URL", databaseUrl());
        settings.put("GATEWAY_DB_USER", "postgres");
        settings.put("GATEWAY_DB_PASSWORD", "postgres");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("SERVER_MAIN_BASE_URL", serverMain.uri().toString());
        settings.put("SERVER_MAIN_INTERNAL_TOKEN", SERVER_MAIN_TOKEN);
        settings.put("AI_GATEWAY_INTERNAL_TOKEN", INTERNAL_TOKEN);
        settings.put("AI_GATEWAY_ADMIN_TOKEN", ADMIN_TOKEN);
        settings.put("GATEWAY_ENCRYPTION_KEY", encryptionKey());
        settings.put("GATEWAY_CATALOGUE_FILE", catalogueFile().toString());
        settings.put("GATEWAY_ALLOWED_HOSTS", platform.host());
        return settings;
    }

    /** The JDBC URL of a new, empty database, for a test that must not change what the others go by. */
    String freshDatabase() {
        String name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
        jdbc().sql("create database " + name).update();
        return postgres.getJdbcUrl("postgres", name);
    }

    String databaseUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    String kafkaServers() {
        return kafka.bootstrapServers();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(postgres.getPostgresDatabase()));
    }

    static String encryptionKey() {
        return Base64.getEncoder()
                .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    }

    /** The document, with the address that the scripted platform has this time. */
    String catalogue() {
        try {
            return Files.readString(Path.of("src", "test", "resources", "catalogue.yaml"))
                    .replace("@PLATFORM@", platform.host());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path catalogueFile() {
        try {
            return Files.writeString(folder.resolve("catalogue.yaml"), catalogue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
