package com.easyai.gateway.workertest;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.standin.provider.StandInProvider;
import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.supervision.Supervisor;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL, one Kafka and the providers for all tests of the module; they end with the process. */
final class Surroundings {
    static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final Surroundings INSTANCE = new Surroundings();

    final StandInProvider provider = StandInProvider.start(0, ProviderSettings.instant());
    final PatientProvider patient = PatientProvider.start();
    final EmbeddedPostgres postgres;
    final KafkaBroker kafka;
    final JdbcClient jdbc;
    final AcceptJobs accept;
    private final Path catalogue;

    private Surroundings() {
        try {
            Path folder = Files.createTempDirectory("worker-test");
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            kafka = startKafka(folder);
            catalogue = Files.writeString(folder.resolve("catalogue.yaml"), TestCatalogue.text(provider, patient));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url());
        pool.setMaximumPoolSize(8);
        jdbc = JdbcClient.create(pool);
        accept = new AcceptJobs(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)), GroupCommit.Size.DEFAULT);
    }

    static Surroundings running() {
        return INSTANCE;
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** One that no other test's jobs are in. */
    String freshDatabase() {
        String name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("create database " + name).update();
        return postgres.getJdbcUrl("postgres", name);
    }

    /** The settings of a worker among these, as its environment would name them. */
    List<String> settings() {
        return List.of(
                "--GATEWAY_DB_URL=" + url(),
                "--GATEWAY_DB_USER=postgres",
                "--GATEWAY_DB_PASSWORD=postgres",
                "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                "--GATEWAY_ENCRYPTION_KEY=" + ENCRYPTION_KEY,
                "--GATEWAY_ALLOWED_HOSTS=127.0.0.1,localhost",
                "--GATEWAY_CATALOGUE_FILE=" + catalogue,
                "--GATEWAY_LEASE=6s",
                "--SERVER_PORT=0");
    }

    private static KafkaBroker startKafka(Path folder) {
        var supervisor = new Supervisor(sentence -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> supervisor.stop(supervisor.children())));
        var ports = new Ports(folder.resolve("run/ports"));
        KafkaBroker broker = KafkaBroker.start(supervisor, folder, ports.of("kafka"), ports.of("controller"));
        if (!broker.await(Duration.ofMinutes(2))) {
            throw new IllegalStateException("Kafka did not start; see " + folder);
        }
        return broker;
    }
}
