package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaFaultTest {
    private static final List<String> JOB_TOPICS =
            List.of("gateway.jobs.image", "gateway.jobs.edit", "gateway.jobs.video");

    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void all_job_topics_deleted_while_a_hundred_jobs_are_queued_loses_none() throws Exception {
        allWorkers(worker -> worker.process().pause());
        List<String> jobs = submitHundred();

        try (Admin admin = Admin.create(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.processes.bootstrapServers()))) {
            admin.deleteTopics(JOB_TOPICS).all().get();
        }
        allWorkers(worker -> worker.process().resume());

        jobs.forEach(id -> stack.succeeded("finn", id));
        jobs.forEach(id -> assertThat(stack.chargesOf(id)).hasSize(1));
        String after = stack.accepted("finn", Stack.image("after " + mark, Map.of()));
        stack.succeeded("finn", after);
    }

    @Test
    void jobs_submitted_while_kafka_is_away_run_without_it() {
        stack.processes.kafka().orElseThrow().process().pause();
        try {
            List<String> jobs = submitHundred();
            jobs.forEach(id -> stack.succeeded("finn", id));
            Stack.awaitThat(
                    () -> !stack.processes.isReady(stack.processes.api(1)), "the api to say that it is not ready");
        } finally {
            stack.processes.kafka().orElseThrow().process().resume();
        }
        Stack.awaitThat(
                () -> stack.processes.services().stream().allMatch(stack.processes::isReady), "all to be ready again");
    }

    private void allWorkers(Consumer<Service> what) {
        stack.processes.services().stream()
                .filter(service -> service.name().startsWith("worker-"))
                .forEach(what);
    }

    private List<String> submitHundred() {
        return IntStream.range(0, 100)
                .mapToObj(i -> stack.accepted("finn", Stack.image("a fox " + mark, Map.of())))
                .toList();
    }
}
