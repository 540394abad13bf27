package com.easyai.gateway.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.datafolder.RunState;
import com.easyai.gateway.fleet.Service;
import com.easyai.gateway.fleet.ServiceCode;
import com.easyai.gateway.fleet.ServiceEnvironment;
import com.easyai.gateway.postgres.PostgresServer;
import com.easyai.gateway.supervision.Deadline;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with dummies in place of the services; PostgreSQL and Kafka are from outside, and never reached. */
class LocalStackTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Path catalogue = Path.of("unset");

    @BeforeEach
    void writeCatalogue() throws IOException {
        catalogue = Files.writeString(folder.resolve("catalogue.yaml"), "currency: CNY\n");
    }

    @Test
    void every_replica_gets_its_pid_file_its_log_and_a_port_and_all_are_ready() {
        try (LocalStack stack = dummies().apis(2).workers(2).start()) {

            assertThat(stack.services())
                    .extracting(Service::name)
                    .containsExactly("api-1", "api-2", "worker-1", "worker-2", "relay-1");
            assertThat(stack.services()).allMatch(stack::isReady);
            for (Service service : stack.services()) {
                assertThat(run(service.name() + ".pid"))
                        .hasContent(Long.toString(service.process().pid()));
                assertThat(folder.resolve("data/log/" + service.name() + ".log"))
                        .exists();
            }
        }
    }

    @Test
    void closing_leaves_no_process_and_no_pid_file() {
        LocalStack stack = dummies().start();
        List<Long> pids = stack.services().stream()
                .map(service -> service.process().pid())
                .toList();

        stack.close();

        assertThat(pids)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        assertThat(run("api-1.pid")).doesNotExist();
    }

    @Test
    void service_that_dies_is_ready_again_on_the_same_port() {
        try (LocalStack stack = dummies().start()) {
            Service worker = stack.worker(1);

            worker.process().kill();

            eventually(() -> worker.process().starts() == 2 && stack.isReady(worker));
            assertThat(said).anyMatch(sentence -> sentence.startsWith("worker-1 ended with exit code 137"));
        }
    }

    @Test
    void services_are_told_exactly_what_the_contract_names() throws Exception {
        try (LocalStack stack = dummies().environment("GATEWAY_LEASE", "3s").start()) {
            Map<String, String> told = environment(stack.worker(1));

            assertThat(told.keySet()).containsAll(ServiceEnvironment.NAMES);
            assertThat(told)
                    .containsEntry("GATEWAY_DB_URL", "jdbc:postgresql://127.0.0.1:1/gateway")
                    .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:2")
                    .containsEntry("SERVER_MAIN_BASE_URL", "http://127.0.0.1:3")
                    .containsEntry("GATEWAY_CATALOGUE_FILE", catalogue.toString())
                    .containsEntry("GATEWAY_LEASE", "3s")
                    .containsEntry(
                            "SERVER_PORT", Integer.toString(stack.worker(1).port()));
        }
    }

    @Test
    void api_replicas_listen_on_the_given_port_and_the_next_ones() {
        int port = freePairOfPorts();
        try (LocalStack stack = dummies().apis(2).port(port).start()) {

            assertThat(stack.url()).hasPort(port);
            assertThat(stack.api(2).url()).hasPort(port + 1);
        }
    }

    @Test
    void port_in_use_is_said_before_anything_starts() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var stack = dummies().port(taken.getLocalPort());

            assertThatThrownBy(stack::start).hasMessageContaining("is used by another program");
            assertThat(folder.resolve("data/log")).doesNotExist();
        }
    }

    @Test
    void second_stack_on_the_same_folder_is_refused_and_the_first_one_lives_on() {
        try (LocalStack first = dummies().start()) {

            assertThatThrownBy(() -> dummies().start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(first.isReady(first.api(1))).isTrue();
        }
    }

    @Test
    void service_that_cannot_start_is_named_with_the_end_of_its_log() {
        var stack = dummies().workers(0).relays(0).environment("DUMMY_COMPLAINT", "GATEWAY_LEASE must be a duration");

        assertThatThrownBy(stack::start)
                .isInstanceOf(StackNotReady.class)
                .hasMessageContaining("api-1")
                .hasMessageContaining("GATEWAY_LEASE must be a duration");
        assertThat(run("api-1.pid")).doesNotExist();
    }

    @Test
    void service_that_is_not_built_is_said_before_anything_starts() {
        var stack = dummies().code(kind -> {
            throw new IllegalStateException(kind.module() + " is not built");
        });

        assertThatThrownBy(stack::start).hasMessageContaining("is not built");
        assertThat(folder.resolve("data/log")).doesNotExist();
    }

    @Test
    void fresh_start_forgets_what_was_kept_and_touches_nothing_else() throws Exception {
        dummies().start().close();
        String secrets = Files.readString(run("secrets"));
        Path foreign = Files.writeString(folder.resolve("data/letter.txt"), "mine");

        dummies().fresh(true).start().close();

        assertThat(Files.readString(run("secrets"))).isNotEqualTo(secrets);
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void address_of_the_gateway_is_kept_for_the_submit_command() {
        try (LocalStack stack = dummies().start()) {

            assertThat(RunState.of(stack.data()))
                    .hasValue(new RunState(stack.url().toString(), Optional.empty()));
        }
    }

    private LocalStackBuilder dummies() {
        var database = new Outside.Database(
                "jdbc:postgresql://127.0.0.1:1/gateway", new PostgresServer.Login("gateway", "none"));
        var outside = new Outside(
                Optional.of(database),
                Optional.of("127.0.0.1:2"),
                Optional.of("http://127.0.0.1:3"),
                Optional.of(catalogue));
        return LocalStack.in(folder.resolve("data"))
                .outside(outside)
                .callersEnvironment(Map.of())
                .code(kind -> new ServiceCode(System.getProperty("java.class.path"), DummyService.class.getName()))
                .say(said::add);
    }

    private Path run(String file) {
        return folder.resolve("data").resolve("run").resolve(file);
    }

    private static Map<String, String> environment(Service service) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.url().resolve("/environment"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a));
        }
    }

    private static int freePairOfPorts() {
        return IntStream.iterate(25_000, port -> port < 30_000, port -> port + 2)
                .filter(port -> Ports.isFree(port) && Ports.isFree(port + 1))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(BooleanSupplier condition) {
        assertThat(Deadline.in(Duration.ofSeconds(30)).await(condition)).isTrue();
    }
}
