package com.easyai.gateway.datafolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path folder;

    @Test
    void port_is_the_same_in_the_next_run() {
        int first = ports().of("kafka");

        assertThat(ports().of("kafka")).isEqualTo(first);
    }

    @Test
    void port_taken_by_another_program_is_replaced() throws Exception {
        int first = ports().of("kafka");
        try (var _ = new ServerSocket(first)) {

            assertThat(ports().of("kafka")).isNotEqualTo(first);
        }
    }

    @Test
    void two_names_never_share_a_port() {
        Ports ports = ports();

        assertThat(ports.of("kafka")).isNotEqualTo(ports.of("postgres"));
    }

    private Ports ports() {
        return new Ports(folder.resolve("run/ports"));
    }
}
