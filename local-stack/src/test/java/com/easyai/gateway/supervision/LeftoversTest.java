package com.easyai.gateway.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void process_of_an_earlier_run_on_this_folder_is_stopped() throws Exception {
        Process left = sleeping("marked-with-" + folder);
        new PidFile(folder.resolve("run/worker-1.pid")).write(left.pid());

        Leftovers.sweep(folder, said::add);

        assertThat(left.waitFor(Duration.ofSeconds(10))).isTrue();
        assertThat(folder.resolve("run/worker-1.pid")).doesNotExist();
        assertThat(said).singleElement().asString().contains("worker-1", Long.toString(left.pid()));
    }

    @Test
    void process_that_got_a_recorded_number_by_chance_is_left_alone() throws Exception {
        Process stranger = sleeping("a-stranger");
        new PidFile(folder.resolve("run/worker-1.pid")).write(stranger.pid());

        Leftovers.sweep(folder, said::add);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(folder.resolve("run/worker-1.pid")).doesNotExist();
        assertThat(said).isEmpty();
    }

    @Test
    void folder_that_never_was_used_has_none() {
        Leftovers.sweep(folder.resolve("new"), said::add);

        assertThat(said).isEmpty();
    }

    private Process sleeping(String mark) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", mark).start();
        started.add(process);
        return process;
    }
}
