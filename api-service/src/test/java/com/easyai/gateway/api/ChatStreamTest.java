package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.asking.HeldSlots;
import com.easyai.gateway.limits.PermitRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/chat/completions} with {@code stream: true}. */
class ChatStreamTest {
    private static final String CHAT = "/v1/chat/completions";

    private final String word = "w" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());
    private final ScriptedPlatform platform = Surroundings.running().platform;

    @Test
    void events_come_through_under_the_callers_name_and_the_usage_is_hidden_from_who_did_not_ask() throws Exception {
        tellAStory();

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));
        List<String> data = data(answer);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(data)
                .containsExactly(
                        ScriptedPlatform.delta("Once").replace("talker-2026-01-01", "talker"),
                        ScriptedPlatform.delta(" upon").replace("talker-2026-01-01", "talker"),
                        ScriptedPlatform.stop().replace("talker-2026-01-01", "talker"),
                        "[DONE]");
        assertThat(platform.heard(word)
                        .getFirst()
                        .body()
                        .at("/stream_options/include_usage")
                        .booleanValue())
                .isTrue();
        CallRow row = CallRow.ended(id(answer));
        assertThat(row.outcome()).isEqualTo("ANSWERED");
        assertThat(row.counted()).isFalse();
        assertThat(row.settlement().path("total").asString())
                .as("100 and 10 tokens")
                .isEqualTo("0.108");
    }

    @Test
    void the_usage_is_told_to_who_asked() {
        tellAStory();

        List<String> data = data(client.streamPost(CHAT, talk(",\"stream_options\":{\"include_usage\":true}")));

        assertThat(data).contains(ScriptedPlatform.usage(100, 10).replace("talker-2026-01-01", "talker"));
    }

    @Test
    void each_event_is_passed_on_as_it_arrives() throws Exception {
        var heard = new CountDownLatch(1);
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                ScriptedPlatform.say(out, ScriptedPlatform.delta("first"));
                await(heard);
                ScriptedPlatform.say(out, ScriptedPlatform.stop());
                ScriptedPlatform.say(out, "[DONE]");
            }
        });

        var lines = client.streamPost(CHAT, talk("")).body().iterator();

        assertThat(lines.next()).contains("first");
        heard.countDown();
        lines.next();
        assertThat(lines.next()).contains("stop");
    }

    @Test
    void a_stream_that_breaks_off_ends_with_an_error_and_bills_what_was_produced() throws Exception {
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                ScriptedPlatform.say(out, ScriptedPlatform.delta("one two three"));
            }
        });

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));
        List<String> data = data(answer);

        assertThat(data.getLast()).contains("\"error\"", "provider_failed").isNotEqualTo("[DONE]");
        CallRow row = CallRow.ended(id(answer));
        assertThat(row.outcome()).isEqualTo("BROKEN_OFF");
        assertThat(row.counted()).isTrue();
        assertThat(row.settlement().at("/usage/outputTokens").asInt()).isEqualTo(3);
    }

    @Test
    void an_error_in_the_middle_of_a_stream_ends_it() throws Exception {
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                ScriptedPlatform.say(out, ScriptedPlatform.delta("one"));
                ScriptedPlatform.say(out, "{\"error\":{\"message\":\"key sk-canary-of-the-talkers is over quota\"}}");
                ScriptedPlatform.say(out, "[DONE]");
            }
        });

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));
        List<String> data = data(answer);

        assertThat(data).hasSize(2);
        assertThat(data.getLast()).contains("\"error\"").doesNotContain("canary");
        assertThat(CallRow.ended(id(answer)).outcome()).isEqualTo("BROKEN_OFF");
    }

    @Test
    void an_error_before_the_first_event_goes_to_the_next_platform() throws Exception {
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                if (h.platform().equals("first")) {
                    ScriptedPlatform.say(out, "{\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}");
                } else {
                    ScriptedPlatform.say(out, ScriptedPlatform.delta("hello"));
                    ScriptedPlatform.say(out, ScriptedPlatform.stop());
                }
            }
        });

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));

        assertThat(data(answer).getLast())
                .as("a stream may end without saying so")
                .isEqualTo("[DONE]");
        assertThat(CallRow.ended(id(answer)).platform()).isEqualTo("talk-second");
    }

    @Test
    void a_stream_that_is_done_before_it_says_anything_goes_to_the_next_platform() throws Exception {
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                if (h.platform().equals("second")) {
                    ScriptedPlatform.say(out, ScriptedPlatform.delta("hello"));
                }
                ScriptedPlatform.say(out, "[DONE]");
            }
        });

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));

        assertThat(data(answer).getFirst()).contains("hello");
        assertThat(CallRow.ended(id(answer)).platform()).isEqualTo("talk-second");
    }

    @Test
    void a_caller_that_leaves_before_the_first_word_pays_nothing_and_its_reservation_stays_counted() throws Exception {
        var over = new CountDownLatch(1);
        platform.on(word, (h, exchange) -> {
            var out = ScriptedPlatform.events(exchange);
            ScriptedPlatform.say(
                    out, "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
            await(over);
        });
        try (Replica quick = Replica.start(Map.of("gateway.calls.silence", "200ms"))) {
            HttpResponse<Stream<String>> answer =
                    quick.client().asUser("u" + word).streamPost(CHAT, talk("").replace("talker", "narrow"));
            try (Stream<String> lines = answer.body()) {
                assertThat(lines.iterator().next()).contains("assistant");
                assertThat(quick.bean(HeldSlots.class).all()).hasSize(1);
            }

            CallRow row = CallRow.ended(id(answer));

            assertThat(row.outcome()).isEqualTo("CALLER_LEFT");
            assertThat(row.settlements()).isEmpty();
            assertThat(isReservationLeft(row)).isTrue();
            assertThat(quick.bean(HeldSlots.class).all()).isEmpty();
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_streams_slot_is_held_while_its_first_word_is_awaited() throws Exception {
        var arrived = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        platform.on(word, (h, exchange) -> {
            arrived.countDown();
            await(over);
            ScriptedPlatform.json(exchange, 400, "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\"}}");
        });
        try (Replica own = Replica.start(Map.of())) {
            Client caller = own.client().asUser("u" + word);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> caller.post(CHAT, talk("")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            List<PermitRequest.Key> meanwhile = own.bean(HeldSlots.class).all();
            over.countDown();

            answer.join().isError(400, "provider_refused", null);
            assertThat(meanwhile).hasSize(1);
            assertThat(own.bean(HeldSlots.class).all()).isEmpty();
        }
    }

    /** A permit that ended without a word about its tokens. */
    private static boolean isReservationLeft(CallRow row) {
        return Surroundings.running()
                .jdbc()
                .sql("select ended and used is null from permit where owner = :id")
                .param("id", row.id())
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_caller_that_hangs_up_ends_the_platforms_work_and_pays_for_what_was_produced() throws Exception {
        var cut = new CountDownLatch(1);
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                for (int i = 0; i < 2_000; i++) {
                    ScriptedPlatform.say(out, ScriptedPlatform.delta("word "));
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                cut.countDown();
            }
        });

        HttpResponse<Stream<String>> answer = client.streamPost(CHAT, talk(""));
        try (Stream<String> lines = answer.body()) {
            assertThat(lines.iterator().next()).contains("word");
        }

        assertThat(cut.await(8, TimeUnit.SECONDS))
                .as("the platform was cut off")
                .isTrue();
        CallRow row = CallRow.ended(id(answer));
        assertThat(row.outcome()).isEqualTo("CALLER_LEFT");
        assertThat(row.settlement().at("/usage/outputTokens").asInt()).isBetween(1, 1_999);
    }

    @Test
    void a_silent_stream_says_so_and_finds_out_that_its_caller_left() throws Exception {
        var over = new CountDownLatch(1);
        platform.on(word, (h, exchange) -> {
            var out = ScriptedPlatform.events(exchange);
            ScriptedPlatform.say(out, ScriptedPlatform.delta("one two"));
            await(over);
        });
        try (Replica quick = Replica.start(Map.of("gateway.calls.silence", "200ms"))) {
            HttpResponse<Stream<String>> answer =
                    quick.client().asUser("u" + word).streamPost(CHAT, talk(""));
            try (Stream<String> lines = answer.body()) {
                var iterator = lines.iterator();
                // Only what is silent after the first words is meant; before them it may be silent too.
                await(iterator, line -> line.contains("one two"));
                await(iterator, line -> line.startsWith(":"));
            }

            CallRow row = CallRow.ended(id(answer));

            assertThat(row.outcome()).isEqualTo("CALLER_LEFT");
            assertThat(row.settlement().at("/usage/outputTokens").asInt()).isEqualTo(2);
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_streams_key_is_not_answered_again() throws Exception {
        tellAStory();
        Client keyed = client.with("Idempotency-Key", word);
        HttpResponse<Stream<String>> first = keyed.streamPost(CHAT, talk(""));
        data(first);
        CallRow.ended(id(first));

        keyed.post(CHAT, talk("")).isError(409, "conflict", "Idempotency-Key");
    }

    private void tellAStory() {
        platform.on(word, (h, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                out.write(": hello\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                ScriptedPlatform.say(out, ScriptedPlatform.delta("Once"));
                ScriptedPlatform.say(out, ScriptedPlatform.delta(" upon"));
                ScriptedPlatform.say(out, ScriptedPlatform.stop());
                ScriptedPlatform.say(out, ScriptedPlatform.usage(100, 10));
                ScriptedPlatform.say(out, "[DONE]");
            }
        });
    }

    private static List<String> data(HttpResponse<Stream<String>> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static void await(Iterator<String> lines, Predicate<String> expected) {
        while (!expected.test(lines.next())) {
            assertThat(lines.hasNext()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String talk(String rest) {
        return "{\"model\":\"talker\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + word + "\"}]"
                + rest + "}";
    }
}
