package com.easyai.gateway.benchmark.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks and steers the stand-ins through the endpoints that a person would use. */
public final class StandInHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String provider;
    private final String serverMain;

    StandInHttp(String provider, String serverMain) {
        this.provider = provider;
        this.serverMain = serverMain;
    }

    /**
     * What server-main has received.
     *
     * @param charged settlements applied
     * @param webhooks webhooks received, repeats included
     * @param invalid of them, those whose signature did not verify
     * @param repeats settlements received again
     */
    public record Arrived(long charged, long webhooks, long invalid, long repeats) {
        /** Jobs that are charged and whose webhook is delivered. */
        public long complete() {
            return Math.min(charged, webhooks - invalid);
        }
    }

    /** What server-main noted of each delivery, and how it is made to misbehave. */
    public ServerMainDesk serverMain() {
        return new ServerMainDesk(this, serverMain);
    }

    /** The provider's address for a new video of this many megabytes, which is fetched with its key. */
    public String newVideo(String key, int megabytes) {
        String order = "{\"model\":\"sora-2\",\"seconds\":\"4\",\"prompt\":\"a fox runs [[size %dMB]]\"}";
        JsonNode task = send(HttpRequest.newBuilder(URI.create(provider + "/openai/v1/videos"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order.formatted(megabytes))));
        return provider + "/openai/v1/videos/" + task.path("id").asString() + "/content";
    }

    public Arrived arrived() {
        JsonNode ledger = get(serverMain + "/_stand-in/ledger?limit=0").path("sums");
        JsonNode webhooks = get(serverMain + "/_stand-in/webhooks?limit=0");
        return new Arrived(
                ledger.path("applied").asLong(),
                webhooks.path("total").asLong(),
                webhooks.path("invalid").asLong(),
                ledger.path("repeats").asLong());
    }

    /** Sets how long the provider takes for an image, and for a video without a directive in its prompt. */
    public void takes(Duration image, Duration task) {
        String settings = "{\"imageDelayMillis\": %d, \"taskMillis\": %d}".formatted(image.toMillis(), task.toMillis());
        send(HttpRequest.newBuilder(URI.create(provider + "/_stand-in/settings"))
                .PUT(HttpRequest.BodyPublishers.ofString(settings)));
    }

    /** Every task of the provider: when it was submitted, how often polled, and its prompt. */
    public JsonNode tasks() {
        return get(provider + "/_stand-in/tasks?limit=1000000").path("tasks");
    }

    /** Any page as text, empty while it is not to be had. */
    String page(URI uri) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException notNow) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    JsonNode get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2)
                throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException("The stand-ins do not answer", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stand-ins were asked", e);
        }
    }
}
