package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** A provider that answers what a test enqueues, with the account and the clock to call it by. */
public final class ProviderStub implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String KEY = "canary-key-1234567890";

    public final MockWebServer server = new MockWebServer();
    public final OutboundHttp outbound = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse("localhost")));
    public final ProviderHttp http = new ProviderHttp(outbound);

    public ProviderStub() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An adapter for what needs no network. */
    public static <A> A unreachable(BiFunction<ProviderHttp, Clock, A> adapter) {
        var outbound = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.NONE));
        return adapter.apply(new ProviderHttp(outbound), CLOCK);
    }

    public Account account() {
        return account("http://localhost:" + server.getPort() + "/api/v3", Duration.ofSeconds(30));
    }

    public static Account account(String baseUrl, Duration submitTimeout) {
        return new Account("stub", baseUrl, Map.of("apiKey", KEY), submitTimeout);
    }

    /** {@code headers} are lines of {@code name: value}. */
    public void answers(int status, String headers, String body) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        headers.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(response::addHeader);
        server.enqueue(response.build());
    }

    public void answers(String body) {
        answers(200, "", body);
    }

    public RecordedRequest request() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of the next request as JSON. */
    public JsonNode json() {
        return Json.MAPPER.readTree(body(request()));
    }

    public static String body(RecordedRequest request) {
        return Optional.ofNullable(request.getBody()).orElseThrow().utf8();
    }

    @Override
    public void close() {
        outbound.close();
        server.close();
    }

    /** A reply in a few words, so that tables of them can be read. */
    public static String describe(SubmitReply reply) {
        return switch (reply) {
            case SubmitReply.Completed completed -> "Completed " + outputs(completed.outputs());
            case SubmitReply.Accepted accepted -> "Accepted " + accepted.task().id();
            case SubmitReply.Refused refused -> "Refused " + describe(refused.failure());
            case SubmitReply.Throttled throttled ->
                "Throttled" + throttled.retryAfter().map(after -> " " + after).orElse("");
            case SubmitReply.NotReached notReached -> "NotReached";
            case SubmitReply.Unknown unknown -> "Unknown";
        };
    }

    public static String describe(PollReply reply) {
        return switch (reply) {
            case PollReply.Pending pending ->
                "Pending" + pending.progress().map(percent -> " " + percent).orElse("");
            case PollReply.Succeeded succeeded -> "Succeeded " + outputs(succeeded.outputs());
            case PollReply.Failed failed -> "Failed " + describe(failed.failure());
            case PollReply.AskAgain again ->
                "AskAgain" + again.retryAfter().map(after -> " " + after).orElse("");
        };
    }

    private static String describe(Failure failure) {
        return failure.kind() + failure.retryAfter().map(after -> " " + after).orElse("");
    }

    private static String outputs(Iterable<Output> outputs) {
        return StreamSupport.stream(outputs.spliterator(), false)
                .map(output -> switch (output) {
                    case Output.Remote remote -> "url";
                    case Output.Inline inline -> inline.mediaType();
                    case Output.Missing missing -> missing.failure().kind().toString();
                })
                .collect(Collectors.joining(", "));
    }
}
