package com.easyai.gateway.workertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Speaks Ark's wire. Its tasks stay queued for ever, unless they are cancelled. */
final class PatientProvider {
    final AtomicInteger cancels = new AtomicInteger();
    private final MockWebServer server = new MockWebServer();

    static PatientProvider start() {
        var provider = new PatientProvider();
        provider.server.setDispatcher(provider.new Answers());
        try {
            provider.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return provider;
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort() + "/api/v3";
    }

    private final class Answers extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getMethod()) {
                case "POST" -> json("{\"id\":\"cgt-patient-1\"}");
                case "DELETE" -> {
                    cancels.incrementAndGet();
                    yield json("{}");
                }
                default -> json("{\"id\":\"cgt-patient-1\",\"status\":\"queued\"}");
            };
        }

        private static MockResponse json(String body) {
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body(body)
                    .build();
        }
    }
}
