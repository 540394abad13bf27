package com.easyai.gateway.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.supervision.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SubmitLoadTest {
    private static final int CONNECTIONS = 8;

    @Test
    void as_many_are_sent_as_are_allowed_each_with_its_own_key_by_as_many_users_as_connections() throws IOException {
        try (var server = new TinyServer(TinyServer.Behaviour.ACCEPTING);
                SubmitLoad load = load(server)) {
            load.allow(500);
            await(() -> load.soFar().count() == 500);
            load.allow(1000);
            await(() -> load.soFar().count() == 1000);

            Answers answers = load.begin();
            assertThat(Arrays.stream(answers.nanos())).hasSize(1000).allMatch(nanos -> nanos > 0);
            assertThat(answers.refused()).isEmpty();
            assertThat(new HashSet<>(server.keys)).hasSize(1000).hasSameSizeAs(server.keys);
            assertThat(new HashSet<>(server.users)).hasSize(CONNECTIONS);
        }
    }

    @Test
    void refusals_are_counted_apart() throws IOException {
        try (var server = new TinyServer(new TinyServer.Behaviour(10, 0));
                SubmitLoad load = load(server)) {
            load.allow(200);
            await(() -> load.soFar().count() == 180 && load.soFar().refused().equals(Map.of("status 429", 20)));

            assertThat(server.keys).hasSize(200);
        }
    }

    @Test
    void connection_that_the_server_ends_after_an_answer_is_opened_again_and_loses_nothing() throws IOException {
        try (var server = new TinyServer(new TinyServer.Behaviour(0, 7));
                SubmitLoad load = load(server)) {
            load.allow(700);
            await(() -> load.soFar().count() == 700);

            assertThat(load.soFar().refused()).isEmpty();
            assertThat(load.soFar().connectionsReopened()).isEqualTo(100);
        }
    }

    @Test
    void stretches_share_no_answer() throws IOException {
        try (var server = new TinyServer(TinyServer.Behaviour.ACCEPTING);
                SubmitLoad load = load(server)) {
            load.allow(300);
            await(() -> load.soFar().count() == 300);
            Answers first = load.begin();
            load.allow(400);
            await(() -> load.soFar().count() == 100);

            assertThat(first.count()).isEqualTo(300);
        }
    }

    private static SubmitLoad load(TinyServer server) {
        return SubmitLoad.start(new JobRequests(server.address(), "{\"n\":\"############\"}"), CONNECTIONS);
    }

    private static void await(BooleanSupplier condition) {
        assertThat(Deadline.in(Duration.ofSeconds(20)).await(condition)).isTrue();
    }
}
