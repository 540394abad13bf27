package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls under the limits that all processes share, and calls whose gateway died. */
class CallLimitsTest {
    private static final String CHAT = "/v1/chat/completions";

    private final String word = "w" + UUID.randomUUID();
    private final ScriptedPlatform platform = Surroundings.running().platform;

    @Test
    void a_call_waits_for_a_slot_and_is_told_to_come_back_when_none_gets_free() throws Exception {
        var hold = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        platform.on(word, (heard, exchange) -> {
            arrived.countDown();
            await(hold);
            ScriptedPlatform.json(exchange, 200, ScriptedPlatform.PLAIN);
        });
        try (Replica hasty = Replica.start(Map.of("GATEWAY_CHAT_WAIT", "700ms"));
                Replica patient = Replica.start(Map.of("GATEWAY_CHAT_WAIT", "20s"))) {
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> call(patient, word));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            Answer refused = call(hasty, "other");
            CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> call(patient, "third"));
            hold.countDown();

            refused.isError(429, "rate_limit_exceeded", null);
            assertThat(refused.text("/error/type")).isEqualTo("rate_limit_error");
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(CallRow.of(refused.header("X-Request-Id").orElseThrow()).outcome())
                    .isEqualTo("NO_ROOM");
            first.join().is(200);
            waiting.join().is(200);
        }
    }

    @Test
    void a_call_of_a_gateway_that_died_is_abandoned_unbilled_and_listed() throws Exception {
        var over = new CountDownLatch(1);
        platform.on(word, (heard, exchange) -> await(over));
        var jdbc = Surroundings.running().jdbc();
        UUID id = UUID.fromString("0198aaaa-0000-7000-8000-" + word.substring(1, 9) + "0000");
        try (Replica other = Replica.start(Map.of("GATEWAY_LEASE", "3s"))) {
            jdbc.sql("""
                            insert into direct_call (id, kind, model, platform, platform_model, owner, user_sub, end_user,
                                                     streamed, prices)
                            values (:id, 'CHAT', 'talker', 'talk-first', 't', gen_random_uuid(), 'u', '{}', false, '{}')
                            """).param("id", id).update();

            String requestId = "chat_" + id.toString().replace("-", "");
            CallRow row = CallRow.of(requestId);
            for (int i = 0; i < 200 && row.state().equals("RUNNING"); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
                row = CallRow.of(requestId);
            }

            assertThat(row.state()).isEqualTo("ABANDONED");
            assertThat(row.settlements()).isEmpty();
            assertThat(other.port()).isPositive();
        }
        over.countDown();
    }

    @Test
    void a_call_whose_limits_nobody_can_ask_is_given_up_at_the_store_too_and_leaves_nothing_open() throws Exception {
        Replica replica = Replica.shared();
        call(replica, "prepares the platform").is(200);
        try (Connection other = Surroundings.running().database().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from limit_scope where scope = 'narrow' for update");

            Answer answer = call(replica, word);

            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
            assertThat(number("select count(*) from pg_locks where not granted"))
                    .isZero();
            other.rollback();
        }
        assertThat(platform.heard(word)).isEmpty();
        call(replica, "after it").is(200);
        assertThat(number("select count(*) from direct_call where model = 'narrow' and state = 'RUNNING'"))
                .isZero();
    }

    private static int number(String sql) {
        return Surroundings.running().jdbc().sql(sql).query(Integer.class).single();
    }

    private static Answer call(Replica replica, String text) {
        return replica.client()
                .asUser("u" + UUID.randomUUID())
                .post(CHAT, "{\"model\":\"narrow\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
