package com.easyai.gateway.api;

import com.easyai.gateway.canonical.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Platforms that do what a test says about the requests with its word in them. */
final class ScriptedPlatform {
    static final String PLAIN = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1741569952,"model":"talker-2026-01-01","x_extra":{"kept":true},
             "choices":[{"index":0,"message":{"role":"assistant","content":"Hello there, friend!"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":1200,"completion_tokens":500,"total_tokens":1700,
                      "prompt_tokens_details":{"cached_tokens":200}}}""";

    /** A request as a platform got it. */
    record Heard(String platform, String path, JsonNode body, String authorization) {}

    /** Answers one request. */
    interface Script {
        void answer(Heard heard, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private ScriptedPlatform(HttpServer server) {
        this.server = server;
    }

    static ScriptedPlatform start() {
        try {
            var platform = new ScriptedPlatform(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            platform.server.createContext("/", platform::serve);
            platform.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            platform.server.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void on(String word, Script script) {
        scripts.put(word, script);
    }

    /** The requests with that word in them, oldest first. */
    List<Heard> heard(String word) {
        return heard.stream().filter(h -> h.body().toString().contains(word)).toList();
    }

    static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static OutputStream events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    static void say(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String delta(String words) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"talker-2026-01-01\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":" + Json.MAPPER.writeValueAsString(words)
                + "},\"finish_reason\":null}],\"usage\":null}";
    }

    static String stop() {
        return "{\"id\":\"c1\",\"model\":\"talker-2026-01-01\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    }

    static String usage(int prompt, int completion) {
        return "{\"id\":\"c1\",\"model\":\"talker-2026-01-01\",\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt
                + ",\"completion_tokens\":" + completion + "}}";
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        var request = new Heard(
                path.split("/", -1)[1], path, body, exchange.getRequestHeaders().getFirst("Authorization"));
        heard.add(request);
        String text = body.toString();
        Script script = scripts.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse((h, e) -> json(e, 200, PLAIN));
        script.answer(request, exchange);
    }
}
