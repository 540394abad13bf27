package com.easyai.gateway.client.shadow;

import com.easyai.gateway.client.exchange.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** {@code POST /internal/shadow/requests}, once: a copy is worth no second try. */
final class PostCopy {
    private static final int FIRST_BAD_STATUS = 300;

    private final HttpClient http;
    private final URI target;
    private final String internalToken;
    private final Duration timeout;

    PostCopy(URI base, String internalToken, Duration timeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        this.target = URI.create(base + "/internal/shadow/requests");
        this.internalToken = internalToken;
        this.timeout = timeout;
    }

    /** Whether the gateway took it. */
    boolean post(ShadowCopy copy) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("Authorization", "Bearer " + internalToken)
                .header("X-User-Id", copy.user().sub())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(copy)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() < FIRST_BAD_STATUS;
    }
}
