package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a route answers; the server sends it once the route has returned. */
public sealed interface Reply {

    /** A body that is written as it is made, so that a large one is never held. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A body that fits in memory. */
    record Whole(int status, String mediaType, Map<String, String> headers, ByteBuffer body) implements Reply {}

    /** A streamed body; {@code length} bytes are announced, or none when it is negative. */
    record Streamed(int status, String mediaType, Map<String, String> headers, long length, Body body)
            implements Reply {}

    /** The connection is closed without an answer. */
    record Cut() implements Reply {}

    static Reply json(int status, JsonNode body) {
        return bytes(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(int status, Object body) {
        return bytes(status, "application/json", Json.bytes(body));
    }

    static Reply text(int status, String mediaType, String body) {
        return bytes(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply bytes(int status, String mediaType, byte[] body) {
        return new Whole(status, mediaType, Map.of(), ByteBuffer.wrap(body));
    }

    static Reply empty(int status) {
        return bytes(status, "", new byte[0]);
    }

    static Reply notFound() {
        return json(404, Map.of("message", "There is nothing at this address."));
    }

    /** The same reply with one more header; a cut connection has none and stays as it is. */
    default Reply with(String name, String value) {
        return switch (this) {
            case Whole whole -> new Whole(whole.status, whole.mediaType, plus(whole.headers, name, value), whole.body);
            case Streamed streamed ->
                new Streamed(
                        streamed.status,
                        streamed.mediaType,
                        plus(streamed.headers, name, value),
                        streamed.length,
                        streamed.body);
            case Cut cut -> cut;
        };
    }

    /** The HTTP status, or 0 for a cut connection. */
    default int statusCode() {
        return switch (this) {
            case Whole whole -> whole.status;
            case Streamed streamed -> streamed.status;
            case Cut cut -> 0;
        };
    }

    private static Map<String, String> plus(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return Map.copyOf(all);
    }
}
