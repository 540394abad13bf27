package com.easyai.gateway.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP with JSON, by a client that the gateway does not use. */
final class Web {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Web() {}

    record Answer(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static Answer get(String url, Map<String, String> headers) {
        return send(request(url, headers).GET().build());
    }

    static Answer post(String url, Map<String, String> headers, Object body) {
        return send(withJson(url, headers, body, "POST"));
    }

    static Answer put(String url, Object body) {
        return put(url, Map.of(), body);
    }

    static Answer put(String url, Map<String, String> headers, Object body) {
        return send(withJson(url, headers, body, "PUT"));
    }

    static Answer delete(String url) {
        return send(request(url, Map.of()).DELETE().build());
    }

    /** The lower-case hexadecimal SHA-256 of what a URL serves. */
    static String sha256Of(String url) {
        try {
            HttpResponse<byte[]> response =
                    CLIENT.send(request(url, Map.of()).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(url + " answered " + response.statusCode());
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest withJson(String url, Map<String, String> headers, Object body, String method) {
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return request(url, headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
