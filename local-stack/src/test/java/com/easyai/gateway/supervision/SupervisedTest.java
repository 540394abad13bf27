package com.easyai.gateway.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(said::add);

    @AfterEach
    void stopAll() {
        supervisor.stop(supervisor.children());
    }

    @Test
    void process_that_is_killed_is_started_again_with_a_true_pid_file() {
        Supervised child = supervisor.start(program("worker-1", "sleep 60"));
        long first = child.pid();

        child.kill();

        eventually(() -> child.starts() == 2);
        assertThat(child.pid()).isNotEqualTo(first);
        assertThat(new PidFile(folder.resolve("run/worker-1.pid")).read()).hasValue(child.pid());
        assertThat(said).singleElement().asString().contains("worker-1", "exit code 137", "log/worker-1.log");
    }

    @Test
    void pid_file_names_the_program_itself() throws IOException {
        Supervised child = supervisor.start(program("api-1", "exec sleep 61"));

        long recorded =
                Long.parseLong(Files.readString(folder.resolve("run/api-1.pid")).strip());

        assertThat(recorded).isEqualTo(child.pid());
        eventually(() -> commandLine(recorded).startsWith("sleep"));
    }

    @Test
    void program_that_keeps_dying_is_started_again_and_again() {
        Supervised child = supervisor.start(program("worker-1", "exit 3"));

        eventually(() -> child.starts() >= 3);

        assertThat(said.getFirst()).contains("exit code 3", "250 ms");
        assertThat(said.get(1)).contains("500 ms");
    }

    @Test
    void held_process_stays_dead_until_restarts_are_allowed() {
        Supervised child = supervisor.start(program("relay-1", "sleep 60"));

        child.holdRestarts();
        child.kill();
        eventually(() -> !said.isEmpty());

        assertThat(said.getFirst()).contains("stays down");
        assertThat(child.starts()).isEqualTo(1);
        assertThat(folder.resolve("run/relay-1.pid")).doesNotExist();
        child.allowRestarts();
        eventually(() -> child.starts() == 2 && child.isAlive());
    }

    @Test
    void paused_process_is_alive_and_can_be_stopped() {
        Supervised child = supervisor.start(program("worker-1", "sleep 60"));

        child.pause();
        eventually(() -> state(child.pid()).equals("T"));
        child.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.starts()).isEqualTo(1);
    }

    @Test
    void stopped_process_has_no_pid_file_and_is_not_started_again() {
        Supervised child = supervisor.start(program("api-1", "sleep 60"));

        child.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(folder.resolve("run/api-1.pid")).doesNotExist();
        assertThat(said).isEmpty();
    }

    @Test
    void process_that_ignores_the_request_to_stop_is_killed() {
        Supervised child = supervisor.start(program("api-1", "trap '' TERM; echo deaf; while :; do sleep 1; done"));
        eventually(() -> LogTail.of(child.program().log(), 1).contains("deaf"));

        child.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(said).singleElement().asString().contains("did not stop within 1 s");
    }

    @Test
    void variable_set_for_the_next_start_is_seen_by_it_alone() {
        Supervised child = supervisor.start(program("worker-1", "echo halt at $HALT; sleep 60"));
        eventually(() -> lastLine(child).equals("halt at"));

        child.setForNextStart("HALT", "claim");
        child.kill();

        eventually(() -> lastLine(child).equals("halt at claim"));
    }

    @Test
    void nothing_is_started_once_the_stop_began() {
        supervisor.stopAccepting();

        assertThatThrownBy(() -> supervisor.start(program("api-1", "sleep 60")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void program_that_ends_by_itself_is_ended_with_the_stack() throws Exception {
        var code = CompletableFuture.supplyAsync(() -> errand("initdb", "exec sleep 60"));
        eventually(() -> new PidFile(folder.resolve("run/initdb.pid")).read().isPresent());

        supervisor.stopAccepting();

        assertThat(code.get()).isEqualTo(143);
        assertThat(folder.resolve("run/initdb.pid")).doesNotExist();
    }

    @Test
    void program_never_shows_what_is_in_its_environment() {
        var program = new Program(
                "api-1",
                List.of("true"),
                Map.of("AI_GATEWAY_ADMIN_TOKEN", "canary"),
                folder,
                new Program.Stop("TERM", Duration.ofSeconds(1)));

        assertThat(program.toString()).doesNotContain("canary");
    }

    private Program program(String name, String script) {
        return new Program(
                name, List.of("sh", "-c", script), Map.of(), folder, new Program.Stop("TERM", Duration.ofSeconds(1)));
    }

    private int errand(String name, String script) {
        try {
            return supervisor.run(program(name, script));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastLine(Supervised child) {
        return LogTail.of(child.program().log(), 1).stream()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String state(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst("^\\d+ \\(.*\\) (.).*\\s*$", "$1");
        } catch (IOException e) {
            return "";
        }
    }

    private static void eventually(BooleanSupplier condition) {
        assertThat(Deadline.in(Duration.ofSeconds(20)).await(condition)).isTrue();
    }
}
