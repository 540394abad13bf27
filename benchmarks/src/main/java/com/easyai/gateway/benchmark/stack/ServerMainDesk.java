package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.outbox.DeliveryKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The stand-in server-main as the relay's other side: what it received, when, and how it is made to misbehave. */
public final class ServerMainDesk {
    private static final int SUCCESSES_END = 300;

    private final StandInHttp http;
    private final String url;

    ServerMainDesk(StandInHttp http, String url) {
        this.http = http;
        this.url = url + "/_stand-in/";
    }

    /** How many of each kind have come, whatever they were answered, and each time that one came again. */
    public Map<DeliveryKind, Long> received() {
        var received = new EnumMap<DeliveryKind, Long>(DeliveryKind.class);
        received.put(
                DeliveryKind.UPLOAD,
                http.get(url + "files?limit=0").path("total").asLong());
        received.put(
                DeliveryKind.SETTLEMENT,
                http.get(url + "ledger?limit=0").at("/sums/receipts").asLong());
        received.put(
                DeliveryKind.WEBHOOK,
                http.get(url + "webhooks?limit=0").path("total").asLong());
        return received;
    }

    /** When each of the newest came that it answered with 2xx, by the event's id; of a repeat, the first time. */
    public Map<UUID, Instant> arrivals(DeliveryKind kind, int newest) {
        return switch (kind) {
            case UPLOAD -> arrivals(http.get(url + "files?limit=" + newest).path("files"), ServerMainDesk::artifact);
            case SETTLEMENT -> applied(http.get(url + "ledger?limit=" + newest).path("events"));
            case WEBHOOK ->
                arrivals(
                        http.get(url + "webhooks?limit=" + newest).path("webhooks"),
                        webhook -> UUID.fromString(text(webhook, "id")));
        };
    }

    private static Map<UUID, Instant> arrivals(JsonNode records, Function<JsonNode, UUID> event) {
        var arrivals = new HashMap<UUID, Instant>();
        records.forEach(each -> {
            if (each.path("status").asInt(0) < SUCCESSES_END) arrivals.putIfAbsent(event.apply(each), time(each));
        });
        return arrivals;
    }

    private static Map<UUID, Instant> applied(JsonNode events) {
        var arrivals = new HashMap<UUID, Instant>();
        events.forEach(event -> event.path("receipts").forEach(receipt -> {
            if (text(receipt, "outcome").equals("applied"))
                arrivals.put(UUID.fromString(text(receipt, "eventId")), time(receipt));
        }));
        return arrivals;
    }

    private static UUID artifact(JsonNode file) {
        String digits = text(file, "idempotencyKey").replaceFirst("art_", "");
        return UUID.fromString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static Instant time(JsonNode each) {
        return Instant.parse(text(each, "receivedAt"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    /** Changes these settings, as JSON; with a {@code user} in it, for that user alone. */
    public void shall(String settings) {
        http.send(HttpRequest.newBuilder(URI.create(url + "settings")).PUT(BodyPublishers.ofString(settings)));
    }

    /** To everybody, from the next call on. */
    public void beHonest() {
        http.send(HttpRequest.newBuilder(URI.create(url + "settings")).DELETE());
    }
}
