package com.easyai.gateway.standin.provider;

import com.easyai.gateway.standin.web.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Calls a stand-in the way a foreign client would. */
public final class Caller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    public Caller(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** An answer with its body as bytes. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return Json.readObject(response.body()).orElseThrow();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer put(String path, String json) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer form(String path, Parts parts) {
        return send(request(path)
                .header("Content-Type", Parts.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts.bytes())));
    }

    public HttpRequest.Builder request(String path) {
        URI uri = path.startsWith("http") ? URI.create(path) : base.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** A multipart body. */
    public static final class Parts {
        private static final String BOUNDARY = "----parts-of-a-test";
        public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        public Parts text(String name, String value) {
            write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
            return this;
        }

        public Parts file(String name, String filename, String mediaType, byte[] bytes) {
            write("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                    .formatted(BOUNDARY, name, filename, mediaType));
            out.writeBytes(bytes);
            write("\r\n");
            return this;
        }

        private void write(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        public byte[] bytes() {
            write("--%s--\r\n".formatted(BOUNDARY));
            return out.toByteArray();
        }
    }
}
