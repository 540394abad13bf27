package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.Ledger;
import com.easyai.gateway.standin.kept.Receipt;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** POST /internal/platform/settlements. */
final class Settlements {
    private static final int LONGEST = 5_000_000;

    private final Ledger ledger;
    private final Steerings steerings;

    Settlements(Ledger ledger, Steerings steerings) {
        this.ledger = ledger;
        this.steerings = steerings;
    }

    Reply receive(Exchange exchange) throws IOException {
        Optional<byte[]> bytes = exchange.body(LONGEST);
        Optional<ObjectNode> body = bytes.flatMap(Json::readObject);
        String eventId =
                body.map(settlement -> settlement.path("eventId").asString("")).orElse("");
        if (eventId.isEmpty()) {
            return Reply.json(400, Map.of("message", "A settlement is a JSON object with an eventId."));
        }
        String requestId = body.orElseThrow().path("requestId").asString("");
        String user = body.orElseThrow().path("user").path("sub").asString("");
        Arrival arrival = new Arrival(
                eventId,
                requestId,
                exchange.header("Idempotency-Key").orElse(""),
                new String(bytes.orElseThrow(), StandardCharsets.UTF_8));
        Steering steering = steerings.of(user, requestId);
        Optional<Reply> met = Steerings.meet(steering);
        return met.isPresent() ? met.get() : settle(arrival, steering);
    }

    private record Arrival(String eventId, String requestId, String idempotencyKey, String body) {
        Receipt as(String outcome, int status) {
            return new Receipt(Instant.now(), eventId, requestId, idempotencyKey, body, outcome, status);
        }
    }

    /** One at a time, so that an event is seen as new only once. */
    private synchronized Reply settle(Arrival arrival, Steering steering) {
        if (steering.settlementStatus() != 0) {
            int status = steering.settlementStatus();
            ledger.add(arrival.as(status < 300 ? "pretended" : "refused", status));
            return Reply.json(status, Map.of("message", "The stand-in was told to answer so."));
        }
        boolean repeat = ledger.hasApplied(arrival.eventId);
        boolean drop = steering.settlementApplyThenDrop();
        ledger.add(arrival.as(repeat ? "repeat" : "applied", drop ? 0 : repeat ? 409 : 200));
        if (drop) {
            return new Reply.Cut();
        }
        return repeat
                ? Reply.json(409, Map.of("message", "This event has been applied before.", "eventId", arrival.eventId))
                : Reply.json(200, Map.of("eventId", arrival.eventId, "applied", true));
    }
}
