package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** One request as a route sees it. Its body can be read once. */
public final class Exchange {
    private final Request request;
    private final Map<String, String> pathParts;
    private final InputStream body;

    Exchange(Request request, Map<String, String> pathParts) {
        this.request = request;
        this.pathParts = pathParts;
        this.body = Content.Source.asInputStream(request);
    }

    public String method() {
        return request.getMethod();
    }

    public String path() {
        return Request.getPathInContext(request);
    }

    /** The part of the path that the route named in braces. */
    public String pathPart(String name) {
        String part = pathParts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route has no part named " + name);
        }
        return part;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    public Optional<String> query(String name) {
        Fields fields = Request.extractQueryParameters(request);
        return Optional.ofNullable(fields.getValue(name));
    }

    /** The token of {@code Authorization: Bearer …}, when there is a non-empty one. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(token -> !token.isEmpty());
    }

    /** The media type without its parameters, lower case; empty when none was sent. */
    public String mediaType() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Scheme and authority as the caller addressed us, so that a link we hand out leads back the same way. */
    public String origin() {
        HttpField host = request.getHeaders().getField(HttpHeader.HOST);
        String authority =
                host == null ? Request.getServerName(request) + ":" + Request.getServerPort(request) : host.getValue();
        return "http://" + authority;
    }

    public InputStream body() {
        return body;
    }

    /** The whole body, or empty when it is longer than {@code limit} bytes. */
    public Optional<byte[]> body(int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }
}
