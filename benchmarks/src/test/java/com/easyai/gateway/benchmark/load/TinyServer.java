package com.easyai.gateway.benchmark.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** An api that accepts every submit, or refuses each of a certain kind, and remembers what it saw. */
final class TinyServer implements AutoCloseable {
    final Queue<String> keys = new ConcurrentLinkedQueue<>();
    final Queue<String> users = new ConcurrentLinkedQueue<>();

    private final HttpServer server;
    private final Behaviour behaviour;

    /** What an answer is like, by the number of the request. */
    record Behaviour(int refuseEvery, int closeEvery) {
        static final Behaviour ACCEPTING = new Behaviour(0, 0);
    }

    TinyServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/jobs", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        long number = Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
        keys.add(key);
        users.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (is(number, behaviour.closeEvery)) exchange.getResponseHeaders().set("Connection", "close");
        byte[] body = "{\"object\":\"job\"}".getBytes(StandardCharsets.US_ASCII);
        boolean chunked = number % 2 == 1;
        exchange.sendResponseHeaders(is(number, behaviour.refuseEvery) ? 429 : 202, chunked ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static boolean is(long number, int every) {
        return every > 0 && number % every == 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
