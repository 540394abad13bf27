package com.easyai.gateway.workertest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.WorkerService;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

class SettingsTest {
    /** A later argument does not replace an earlier one, so the good one is left out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEWAY_DB_URL=mysql://127.0.0.1/gateway",
                "GATEWAY_DB_USER=",
                "GATEWAY_ENCRYPTION_KEY=short",
                "GATEWAY_ALLOWED_HOSTS=http://a/b",
                "GATEWAY_LEASE=1ms",
                "GATEWAY_WORKER_SLOTS_VIDEO=0"
            })
    void bad_setting_stops_the_start_and_is_named(String bad) {
        String name = bad.substring(0, bad.indexOf('='));
        String[] settings = Stream.concat(
                        Surroundings.running().settings().stream().filter(s -> !s.startsWith("--" + name)),
                        Stream.of("--" + bad))
                .toArray(String[]::new);

        assertThatThrownBy(() -> SpringApplication.run(WorkerService.class, settings))
                .rootCause()
                .hasMessageContaining(name);
    }
}
