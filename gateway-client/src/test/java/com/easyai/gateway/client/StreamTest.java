package com.easyai.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.chat.ChatMessage;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.chat.ChatStream;
import com.easyai.gateway.client.failure.GatewayException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final Call CALL = Call.by(Caller.ofKey("sk-1"));
    private static final ChatRequest REQUEST =
            ChatRequest.of("m").message(ChatMessage.user("hi")).build();
    private static final String DONE = "data: [DONE]\n\n";

    private final FakeGateway gateway = new FakeGateway();
    private final CountDownLatch testOver = new CountDownLatch(1);

    StreamTest() throws IOException {}

    @AfterEach
    void close() {
        testOver.countDown();
        gateway.close();
    }

    @Test
    void pieces_come_in_order_until_the_end() throws Exception {
        gateway.handles(exchange -> {
            write(exchange, ": still there\n\n" + piece("hel") + piece("lo") + DONE);
            exchange.close();
        });
        var text = new StringBuilder();

        try (ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST)) {
            stream.forEachRemaining(chunk -> text.append(chunk.text()));
        }

        assertThat(text).hasToString("hello");
        FakeGateway.Seen asked = gateway.next();
        assertThat(asked.body()).contains("\"stream\":true");
        assertThat(asked.header("Idempotency-Key")).isNotEmpty();
    }

    @Test
    void piece_is_handed_over_while_the_next_is_not_there_yet() {
        gateway.handles(exchange -> {
            write(exchange, piece("first"));
            await(testOver);
        });

        try (ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("first");
        }
    }

    @Test
    void closing_cancels_the_call() throws Exception {
        var cancelled = new CountDownLatch(1);
        gateway.handles(exchange -> writeUntilNobodyReads(exchange, cancelled));
        ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST);
        stream.next();

        stream.close();

        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.hasNext()).isFalse();
    }

    @Test
    void another_thread_that_closes_ends_the_wait() throws Exception {
        gateway.handles(exchange -> {
            write(exchange, piece("first"));
            await(testOver);
        });
        ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST);
        stream.next();
        var more = CompletableFuture.supplyAsync(stream::hasNext);

        stream.close();

        assertThat(more.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void stream_that_has_begun_is_never_asked_for_again() throws Exception {
        gateway.handles(exchange -> {
            write(exchange, piece("hel"));
            exchange.close();
        });
        ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST);
        stream.next();

        GatewayException broken = catchThrowableOfType(GatewayException.class, stream::hasNext);

        assertThat(broken.code()).isEqualTo(GatewayException.STREAM_BROKEN);
        assertThat(gateway.unread()).isEqualTo(1);
    }

    @Test
    void stream_that_has_not_begun_is_tried_again_with_its_key() throws Exception {
        gateway.hangsUp().fails(503, "service_unavailable", "Retry-After", "0").handles(exchange -> {
            write(exchange, DONE);
            exchange.close();
        });

        try (ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST)) {
            assertThat(stream.hasNext()).isFalse();
        }

        String key = gateway.next().header("Idempotency-Key");
        assertThat(gateway.next().header("Idempotency-Key")).isEqualTo(key);
        assertThat(gateway.next().header("Idempotency-Key")).isEqualTo(key);
    }

    @Test
    void error_in_the_middle_is_told_as_the_gateway_tells_it() {
        gateway.handles(exchange -> {
            write(
                    exchange,
                    piece("hel") + "data: {\"error\":{\"message\":\"It is over.\",\"code\":\"provider_failed\"}}\n\n");
            exchange.close();
        });
        ChatStream stream = gateway.client().streamChatCompletion(CALL, REQUEST);
        stream.next();

        GatewayException failed = catchThrowableOfType(GatewayException.class, stream::hasNext);

        assertThat(failed).hasMessage("It is over.");
        assertThat(failed.code()).isEqualTo("provider_failed");
    }

    @Test
    void silence_ends_with_the_callers_time() {
        gateway.handles(exchange -> {
            write(exchange, piece("hel"));
            await(testOver);
        });
        ChatStream stream = gateway.client().streamChatCompletion(CALL.within(Duration.ofSeconds(2)), REQUEST);
        stream.next();

        GatewayException late = catchThrowableOfType(GatewayException.class, stream::hasNext);

        assertThat(late.code()).isEqualTo(GatewayException.TIMEOUT);
    }

    private static String piece(String text) {
        return "data: {\"id\":\"chat_1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private static void write(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(events.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void writeUntilNobodyReads(HttpExchange exchange, CountDownLatch cancelled) throws IOException {
        write(exchange, piece("on"));
        try {
            while (true) {
                exchange.getResponseBody().write(piece("and on").getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (IOException gone) {
            cancelled.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException("the test is over", e);
        }
    }
}
