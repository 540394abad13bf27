package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Receives webhooks, verifies each with the Standard Webhooks library, and keeps all, the forged ones too. */
final class Webhooks implements AutoCloseable {
    private static final int LONGEST = 10_000_000;
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final List<Webhook> verifiers = new ArrayList<>();
    private final Steerings steerings;
    private final JsonLines<ReceivedWebhook> file;
    private final List<Long> offsets = new ArrayList<>();
    private final Map<String, Integer> validByJob = new HashMap<>();
    private long invalid;

    Webhooks(Path folder, String secrets, Steerings steerings) {
        this.steerings = steerings;
        for (String secret : secrets.strip().split("\\s+", -1)) {
            verifiers.add(verifier(secret));
        }
        file = JsonLines.open(folder.resolve("webhooks.jsonl"), ReceivedWebhook.class, this::remember);
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
        String body = new String(bytes.get(), StandardCharsets.UTF_8);
        ObjectNode event = Json.readObject(bytes.get()).orElseGet(Json::object);
        String jobId = event.path("data").path("id").asString("");
        Steering steering = steerings.of("", jobId);
        Optional<Reply> met = Steerings.meet(steering);
        if (met.isPresent()) {
            return met.get();
        }
        String problem = problem(exchange, body);
        int status = steering.webhookStatus() != 0 ? steering.webhookStatus() : problem.isEmpty() ? 204 : 401;
        add(new ReceivedWebhook(
                Instant.now(),
                exchange.header("webhook-id").orElse(""),
                event.path("type").asString(""),
                jobId,
                problem.isEmpty(),
                problem,
                status,
                body));
        return Reply.empty(status);
    }

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

    private synchronized void add(ReceivedWebhook webhook) {
        remember(file.append(webhook), webhook);
    }

    private synchronized void remember(long offset, ReceivedWebhook webhook) {
        offsets.add(offset);
        if (webhook.valid()) {
            validByJob.merge(webhook.jobId(), 1, Integer::sum);
        } else {
            invalid++;
        }
    }

    /** The newest webhooks, oldest of them first. */
    synchronized List<ReceivedWebhook> latest(int limit) {
        return offsets.subList(Math.max(0, offsets.size() - limit), offsets.size()).stream()
                .map(file::at)
                .toList();
    }

    /** How many webhooks with a good signature came for a job, repeats included. */
    synchronized int validOf(String jobId) {
        return validByJob.getOrDefault(jobId, 0);
    }

    synchronized int count() {
        return offsets.size();
    }

    synchronized long invalidCount() {
        return invalid;
    }

    synchronized void clear() {
        file.clear();
        offsets.clear();
        validByJob.clear();
        invalid = 0;
    }

    @Override
    public void close() {
        file.close();
    }
}
