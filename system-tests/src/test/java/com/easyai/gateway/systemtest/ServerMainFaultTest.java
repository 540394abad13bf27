package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ServerMainFaultTest {
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @AfterEach
    void honest_again() {
        stack.serverMainIsHonest();
    }

    @Test
    void thirty_seconds_away_lose_nothing() {
        stack.succeeded("eve", image());
        List<String> before = IntStream.range(0, 10).mapToObj(i -> image()).toList();

        stack.serverMainShall(Map.of("down", true));
        List<String> during = IntStream.range(0, 10).mapToObj(i -> image()).toList();
        LockSupport.parkNanos(AWAY.toNanos());
        stack.serverMainIsHonest();

        before.forEach(this::assertDone);
        during.forEach(this::assertDone);
    }

    @Test
    void a_settlement_whose_answer_was_lost_is_sent_again_unchanged_and_charged_once() {
        stack.serverMainShall(Map.of("settlementApplyThenDrop", true));
        String id = image();
        Stack.awaitThat(() -> !stack.ledger(id).isEmpty(), "the settlement to be applied");
        stack.serverMainIsHonest();

        Stack.awaitThat(() -> settlement(id).equals("settled"), "the settlement to be acknowledged");

        assertThat(stack.ledger(id)).hasSize(1);
    }

    @Test
    void a_user_who_cannot_pay_is_shown_as_refused_and_the_webhook_goes_out() {
        stack.serverMainShall(Map.of("settlementStatus", 402));
        String id = image();
        stack.succeeded("eve", id);

        Stack.awaitThat(() -> settlement(id).equals("refused"), "the refusal");

        assertThat(stack.webhooksOf(id)).hasSize(1);
        assertThat(outbox("refused", id)).hasSize(1);
    }

    @Test
    void a_settlement_that_server_main_will_not_take_is_parked_and_can_be_replayed() {
        stack.serverMainShall(Map.of("settlementStatus", 422));
        String id = image();
        stack.succeeded("eve", id);
        Stack.awaitThat(() -> settlement(id).equals("parked"), "the parking");
        assertThat(stack.ledger(id)).isEmpty();
        stack.serverMainIsHonest();

        JsonNode parked = outbox("parked", id).getFirst();
        Web.Answer replay = Web.post(
                stack.api(1, "/admin/outbox/" + parked.get("id").asString() + "/replay"), stack.asOperator(), "");

        assertThat(replay.status()).as(replay.body()).isLessThan(300);
        assertDone(id);
        assertThat(parked.get("lastError").asString()).contains("422");
    }

    private String image() {
        return stack.accepted("eve", Stack.image("a fox " + mark, Map.of()));
    }

    private void assertDone(String id) {
        stack.succeeded("eve", id);
        Stack.awaitThat(() -> settlement(id).equals("settled"), "the settlement of " + id);
        assertThat(stack.ledger(id)).hasSize(1);
        assertThat(stack.webhooksOf(id))
                .hasSizeGreaterThanOrEqualTo(1)
                .allMatch(hook -> hook.get("valid").asBoolean());
    }

    private String settlement(String id) {
        return stack.job("eve", id).get("billing").get("settlement").asString();
    }

    private List<JsonNode> outbox(String state, String id) {
        JsonNode answer = Web.get(stack.api(1, "/admin/outbox?state=" + state + "&limit=100"), stack.asOperator())
                .json();
        JsonNode rows = answer.isArray() ? answer : answer.get("data");
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("jobId").asString().equals(id))
                .toList();
    }
}
