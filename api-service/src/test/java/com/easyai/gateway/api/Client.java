package com.easyai.gateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Calls the gateway as somebody, with headers that can be added to. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Client(String base) {
        this.base = base;
    }

    Client as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Client asUser(String name) {
        return as("sk-user-" + name);
    }

    /** As server-main, for a user whose own credential it hands on. */
    Client onBehalfOf(String sub) {
        return as(Surroundings.INTERNAL_TOKEN)
                .with("X-User-Id", sub)
                .with("X-User-Authorization", "Bearer sk-user-" + sub);
    }

    Client with(String header, String value) {
        var changed = copy();
        changed.headers.put(header, value);
        return changed;
    }

    Client without(String header) {
        var changed = copy();
        changed.headers.remove(header);
        return changed;
    }

    private Client copy() {
        var copy = new Client(base);
        copy.headers.putAll(headers);
        return copy;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        var typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        return send(typed.request(path).POST(BodyPublishers.ofString(json)));
    }

    Answer post(String path, HttpRequest.BodyPublisher body) {
        var typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        return send(typed.request(path).POST(body));
    }

    Answer post(String path, Form form) {
        return with("Content-Type", form.type()).post(path, BodyPublishers.ofByteArray(form.bytes()));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** What is behind the path, as it is. */
    HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    Answer put(String path, String text) {
        return put(path, HttpRequest.BodyPublishers.ofString(text));
    }

    Answer put(String path, HttpRequest.BodyPublisher body) {
        return send(request(path).PUT(body));
    }

    /** Any method, with a body that may be empty. */
    Answer ask(String method, String path, HttpRequest.BodyPublisher body) {
        return send(request(path).method(method, body));
    }

    Answer submit(String json) {
        return post("/v1/jobs", json);
    }

    HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(builder::header);
        return builder;
    }

    /** Sends and answers line by line while they come. */
    HttpResponse<Stream<String>> stream(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts and answers line by line while they come; closing the lines hangs up. */
    HttpResponse<Stream<String>> streamPost(String path, String json) {
        try {
            var request = with("Content-Type", "application/json").request(path).POST(BodyPublishers.ofString(json));
            return HTTP.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
