package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.failure.GatewayException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request once. Whoever stops waiting also ends the exchange, so that no connection is left behind. */
final class TryOnce {
    private static final int FIRST_BAD_STATUS = 300;

    private final HttpClient http;
    private final URI base;

    TryOnce(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** @throws GatewayException if the deadline came or the thread was interrupted */
    Outcome send(Outgoing request) {
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(asHttp(request), info -> body(info.statusCode(), request));
        try {
            return read(answer.get(request.deadline().left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Outcome.Failed(unreachable(e), true);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw GatewayException.of(GatewayException.TIMEOUT, "The gateway did not answer in time.", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw GatewayException.of(GatewayException.INTERRUPTED, "The wait for the gateway was interrupted.", e);
        }
    }

    private static Outcome read(HttpResponse<InputStream> response) {
        return response.statusCode() < FIRST_BAD_STATUS ? new Outcome.Answered(response) : ReadFailure.of(response);
    }

    private HttpRequest asHttp(Outgoing request) {
        var http = HttpRequest.newBuilder(URI.create(base + request.path()));
        request.headers().forEach(http::header);
        byte[] json = request.json();
        if (json != null) {
            http.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json));
        }
        return http.build();
    }

    private static BodySubscriber<InputStream> body(int status, Outgoing request) {
        return request.streamed() && status < FIRST_BAD_STATUS
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
    }

    private static GatewayException unreachable(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return GatewayException.of(GatewayException.UNREACHABLE, "The gateway gave no answer: " + cause, cause);
    }
}
