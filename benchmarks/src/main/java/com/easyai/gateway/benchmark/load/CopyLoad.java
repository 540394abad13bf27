package com.easyai.gateway.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Posts copied requests, each with an id of its own, over so many connections at once for as long as it is open. */
public final class CopyLoad implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String BODY = """
            {"requestId": "bench-%d", "kind": "image", "occurredAt": "2026-11-23T10:00:00Z", "user": {"sub": "bench"},
             "request": {"model": "gpt-image-1", "prompt": "a red fox in the snow", "size": "1024x1024", "n": 1},
             "legacy": {"candidates": ["openai-main"], "platform": "openai-main", "limits": {"decision": "admitted"},
                        "estimate": {"total": "0.54", "currency": "CNY"},
                        "parameters": {"model": "gpt-image-1", "prompt": "a red fox in the snow", "size": "1024x1024",
                                       "quality": "low", "n": 1}}}
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final URI target;
    private final String token;
    private volatile boolean closed;

    private CopyLoad(URI target, String token) {
        this.target = target;
        this.token = token;
    }

    public static CopyLoad start(InetSocketAddress api, String internalToken, int connections) {
        var load = new CopyLoad(
                URI.create("http://" + api.getHostString() + ":" + api.getPort() + "/internal/shadow/requests"),
                internalToken);
        for (int i = 0; i < connections; i++) {
            load.threads.execute(load::postUntilClosed);
        }
        return load;
    }

    /** How many were answered with 202. */
    public long taken() {
        return taken.get();
    }

    private void postUntilClosed() {
        while (!closed) {
            var request = HttpRequest.newBuilder(target)
                    .timeout(LONGEST)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(number.incrementAndGet())))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 202) taken.incrementAndGet();
            } catch (IOException refused) {
                // Not taken, and so not counted; the next one is tried.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
    }
}
