package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A stream of server-sent events as it comes in. */
final class Events implements AutoCloseable {
    private final Stream<String> lines;
    private final Iterator<String> iterator;

    private Events(Stream<String> lines) {
        this.lines = lines;
        this.iterator = lines.iterator();
    }

    static Events of(Client client, String job) {
        HttpResponse<Stream<String>> response = client.stream("/v1/jobs/" + job + "/events");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Events(response.body());
    }

    /** Waits for the next job event. */
    JsonNode next() {
        while (iterator.hasNext()) {
            String line = iterator.next();
            if (line.equals("event: job")) {
                String data = iterator.next();
                assertThat(data).startsWith("data: ");
                return Json.MAPPER.readTree(data.substring("data: ".length()));
            }
        }
        throw new AssertionError("the stream ended");
    }

    String nextStatus() {
        return next().path("status").asString("(none)");
    }

    /** All statuses until the server ends the stream. */
    List<String> statusesToTheEnd() {
        var statuses = new ArrayList<String>();
        while (iterator.hasNext()) {
            String line = iterator.next();
            if (line.startsWith("data: ")) {
                statuses.add(Json.MAPPER
                        .readTree(line.substring("data: ".length()))
                        .path("status")
                        .asString("(none)"));
            }
        }
        return statuses;
    }

    @Override
    public void close() {
        lines.close();
    }
}
