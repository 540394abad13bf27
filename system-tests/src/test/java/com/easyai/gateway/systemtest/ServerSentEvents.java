package com.easyai.gateway.systemtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a stream of job events until the server ends it. */
final class ServerSentEvents {
    private static final String DATA = "data:";
    private static final int PATIENCE_MILLIS = 60_000;

    private ServerSentEvents() {}

    static List<JsonNode> of(String url, Map<String, String> headers) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setReadTimeout(PATIENCE_MILLIS);
            headers.forEach(connection::setRequestProperty);
            try (var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> line.startsWith(DATA))
                        .map(line -> Web.JSON.readTree(line.substring(DATA.length())))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
