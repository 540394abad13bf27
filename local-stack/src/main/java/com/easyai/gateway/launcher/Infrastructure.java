package com.easyai.gateway.launcher;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.fleet.Secrets;
import com.easyai.gateway.fleet.ServiceEnvironment;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.postgres.PostgresServer;
import com.easyai.gateway.supervision.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the services stand on: whatever of PostgreSQL, Kafka and the stand-ins the stack starts itself, started at the
 * same time.
 */
record Infrastructure(
        Optional<PostgresServer> postgres, Optional<KafkaBroker> kafka, Optional<StandInServers> standIns) {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    static Infrastructure start(Supervisor supervisor, StackSettings settings, Ports ports, Secrets secrets) {
        Path data = settings.data();
        var standIns = later(settings.outside().needsStandIns(), () -> {
            var environment = new ServiceEnvironment()
                    .with(secrets.all())
                    .overriddenBy(settings.callers())
                    .with(settings.extra());
            return StandInServers.start(supervisor, data, ports, environment.values());
        });
        var postgres = later(settings.outside().database().isEmpty(), () -> {
            var login = new PostgresServer.Login("gateway", secrets.databasePassword());
            var server = PostgresServer.start(supervisor, data, ports.of("postgres"), login);
            if (!server.await(LIMIT)) throw Readiness.notReady(server.process(), "does not accept connections");
            settings.say().accept("PostgreSQL is ready: " + server.jdbcUrl());
            return server;
        });
        var kafka = later(settings.outside().bootstrapServers().isEmpty(), () -> {
            var broker = KafkaBroker.start(supervisor, data, ports.of("kafka"), ports.of("kafka-controller"));
            if (!broker.await(LIMIT)) throw Readiness.notReady(broker.process(), "does not accept connections");
            settings.say().accept("Kafka is ready: " + broker.bootstrapServers());
            return broker;
        });
        return new Infrastructure(join(postgres), join(kafka), join(standIns));
    }

    private static <T> CompletableFuture<Optional<T>> later(boolean needed, Supplier<T> start) {
        return needed
                ? CompletableFuture.supplyAsync(() -> Optional.of(start.get()), THREADS)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private static <T> T join(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    void awaitStandIns() {
        standIns.ifPresent(servers -> {
            if (!servers.await(LIMIT)) throw Readiness.notReady(servers.process(), "does not accept connections");
        });
    }

    Map<String, String> environment(Outside outside) {
        var database = outside.database()
                .or(() -> postgres.map(server -> new Outside.Database(server.jdbcUrl(), server.login())))
                .orElseThrow();
        return Map.of(
                "GATEWAY_DB_URL", database.jdbcUrl(),
                "GATEWAY_DB_USER", database.login().user(),
                "GATEWAY_DB_PASSWORD", database.login().password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                        outside.bootstrapServers()
                                .or(() -> kafka.map(KafkaBroker::bootstrapServers))
                                .orElseThrow());
    }

    List<String> privateHosts() {
        return standIns.map(StandInServers::hosts).orElse(List.of());
    }
}
