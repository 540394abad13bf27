package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseFaultTest {
    private final Stack stack = Stack.running();

    @Test
    void a_killed_database_loses_no_accepted_job() {
        String mark = UUID.randomUUID().toString();
        List<String> jobs = IntStream.range(0, 60)
                .mapToObj(i -> stack.accepted("gina", Stack.image("[[delay 1s]] " + mark, Map.of())))
                .toList();

        stack.processes.postgres().orElseThrow().process().kill();
        Stack.awaitThat(
                () -> stack.processes.services().stream().allMatch(stack.processes::isReady), "all to be ready again");

        jobs.forEach(id -> stack.succeeded("gina", id));
        jobs.forEach(id -> assertThat(stack.chargesOf(id)).hasSize(1));
    }
}
