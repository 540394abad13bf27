package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An api halts in the middle of a chat, as hard as a power cut, and is started again; or the database is. */
class CallFaultTest {
    private static final int CALLERS = 8;
    private static final int MANY = 200;

    private final Stack stack = Stack.running();
    private final String user = "halted" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"api.before-call", "api.after-call"})
    void a_call_that_was_lost_is_never_charged_and_its_key_answers_again_soon(String point) {
        haltAt(point);
        Map<String, String> headers = new HashMap<>(Stack.asUser(user));
        headers.put("Idempotency-Key", point + user);

        Stack.awaitThat(() -> status(headers) == 200, "the same key to be answered");

        Stack.awaitThat(() -> !chargesOfUser().isEmpty(), "the settlement");
        assertThat(chargesOfUser()).hasSize(1);
    }

    @Test
    void a_killed_database_loses_no_charge_of_an_answered_call_and_makes_none_twice() {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        var going = new AtomicBoolean(true);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CALLERS).forEach(i -> callers.execute(() -> talk(going, answered)));
            Stack.awaitThat(() -> answered.size() > MANY, "many answers");

            stack.processes.postgres().orElseThrow().process().kill();
            going.set(false);
        }

        Stack.awaitThat(() -> chargesOfUser().containsAll(answered), "a charge for each answer");
        assertThat(chargesOfUser()).doesNotHaveDuplicates();
    }

    private void talk(AtomicBoolean going, Set<String> answered) {
        while (going.get()) {
            Web.Answer answer = chat(Stack.asUser(user));
            if (answer.status() == 200) {
                answered.add(answer.header("X-Request-Id"));
            }
        }
    }

    private List<String> chargesOfUser() {
        return stack.ledger().stream()
                .filter(event -> event.toString().contains(user))
                .map(event -> event.get("requestId").asString())
                .toList();
    }

    /** Starts the api anew so that it halts there, and brings it there by a chat with a key. */
    private void haltAt(String point) {
        Service api = stack.processes.api(1);
        int starts = api.process().starts();
        api.process().setForNextStart("GATEWAY_HALT_AT", point);
        api.process().kill();
        Stack.awaitThat(() -> api.process().starts() > starts && stack.processes.isReady(api), "the api to be started");
        api.process().removeForNextStart("GATEWAY_HALT_AT");
        Map<String, String> headers = new HashMap<>(Stack.asUser(user));
        headers.put("Idempotency-Key", point + user);
        assertThat(Assertions.catchThrowable(() -> chat(headers))).isNotNull();
        Stack.awaitThat(
                () -> api.process().starts() > starts + 1 && stack.processes.isReady(api), "the api to be back");
    }

    private int status(Map<String, String> headers) {
        return chat(headers).status();
    }

    private Web.Answer chat(Map<String, String> headers) {
        Object message = Map.of("role", "user", "content", "hello");
        return Web.post(
                stack.api(1, "/v1/chat/completions"),
                headers,
                Map.of("model", "gpt-4o-mini", "messages", List.of(message)));
    }
}
