package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.ReceivedWebhook;
import com.easyai.gateway.standin.kept.WebhookLog;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Receives webhooks and verifies each with the Standard Webhooks library. */
final class Webhooks {
    private static final int LONGEST = 10_000_000;
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final List<Webhook> verifiers = new ArrayList<>();
    private final Steerings steerings;
    private final WebhookLog log;

    Webhooks(WebhookLog log, String secrets, Steerings steerings) {
        this.log = log;
        this.steerings = steerings;
        for (String secret : secrets.strip().split("\\s+", -1)) {
            verifiers.add(verifier(secret));
        }
    }

    private static Webhook verifier(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException empty) {
            throw new IllegalArgumentException("The webhook secret must be whsec_<base64> and not empty.", empty);
        }
    }

    Reply receive(Exchange exchange) throws IOException {
        Optional<byte[]> bytes = exchange.body(LONGEST);
        if (bytes.isEmpty()) {
            return Reply.json(413, Map.of("message", "The webhook is too large."));
        }
        ObjectNode event = Json.readObject(bytes.get()).orElseGet(Json::object);
        Steering steering = steerings.of("", jobId(event));
        Optional<Reply> met = Steerings.meet(steering);
        if (met.isPresent()) {
            return met.get();
        }
        String body = new String(bytes.get(), StandardCharsets.UTF_8);
        String problem = problem(exchange, body);
        int honest = problem.isEmpty() ? 204 : 401;
        int status = steering.webhookStatus() != 0 ? steering.webhookStatus() : honest;
        String id = exchange.header("webhook-id").orElse("");
        String type = event.path("type").asString("");
        log.add(new ReceivedWebhook(Instant.now(), id, type, jobId(event), problem.isEmpty(), problem, status, body));
        return Reply.empty(status);
    }

    private static String jobId(ObjectNode event) {
        return event.path("data").path("id").asString("");
    }

    /** Why the signature is not good, or an empty text when it is. */
    private String problem(Exchange exchange, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        HEADERS.forEach(name -> exchange.header(name).ifPresent(value -> headers.put(name, List.of(value))));
        String problem = "no secret is configured";
        for (Webhook verifier : verifiers) {
            try {
                verifier.verify(body, headers);
                return "";
            } catch (WebhookVerificationException wrong) {
                problem = String.valueOf(wrong.getMessage());
            }
        }
        return problem;
    }
}
