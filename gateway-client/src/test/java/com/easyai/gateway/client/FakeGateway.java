package com.easyai.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.easyai.gateway.client.exchange.RetryPolicy;
import com.easyai.gateway.client.facade.GatewayClient;
import com.easyai.gateway.client.facade.GatewaySettings;
import com.easyai.gateway.client.shadow.ShadowSettings;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers one request after the other as it was told, and keeps what came. */
final class FakeGateway implements AutoCloseable {
    private static final HttpHandler NOTHING_MORE = exchange -> answer(exchange, 418, "{}");

    private final BlockingQueue<HttpHandler> script = new LinkedBlockingQueue<>();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    record Seen(String call, Headers headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(new Seen(call, exchange.getRequestHeaders(), body));
        Optional.ofNullable(script.poll()).orElse(NOTHING_MORE).handle(exchange);
    }

    /** Headers as name, value, name, value. */
    FakeGateway answers(int status, String json, String... headers) {
        return handles(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            answer(exchange, status, json);
        });
    }

    FakeGateway fails(int status, String code, String... headers) {
        return answers(
                status,
                "{\"error\":{\"message\":\"It is %s.\",\"type\":\"t\",\"param\":null,\"code\":\"%s\"}}"
                        .formatted(code, code),
                headers);
    }

    /** The connection ends without a byte of an answer. */
    FakeGateway hangsUp() {
        return handles(HttpExchange::close);
    }

    FakeGateway handles(HttpHandler next) {
        script.add(next);
        return this;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    Seen next() throws InterruptedException {
        return Optional.ofNullable(seen.poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no request came within ten seconds"));
    }

    int unread() {
        return seen.size();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** With waits that a test does not notice. */
    GatewayClient client() {
        var settings = new GatewaySettings(true, url(), "internal-token", ShadowSettings.share(0));
        return GatewayClient.of(settings, new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
