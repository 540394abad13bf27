package com.easyai.gateway.client.webhook;

import com.easyai.gateway.client.exchange.Json;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.jobs.Job;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies webhooks of the gateway (Standard Webhooks 1.0). An event that it returns was sent by a holder of the secret,
 * within five minutes of this machine's time, and not changed on the way; it may have been delivered before.
 */
public final class VerifyWebhook {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Signatures ours;
    private final Clock clock;

    /** What is signed; the event's id stands in its header only. */
    private record Document(String type, Instant timestamp, Job data) {}

    private VerifyWebhook(Signatures ours, Clock clock) {
        this.ours = ours;
        this.clock = clock;
    }

    /**
     * By this machine's clock.
     *
     * @param secrets {@code whsec_…}; two with a space between during a rotation
     * @throws IllegalArgumentException if they are not; they are not repeated
     */
    public static VerifyWebhook with(String secrets) {
        return with(secrets, Clock.systemUTC());
    }

    public static VerifyWebhook with(String secrets, Clock clock) {
        return new VerifyWebhook(Signatures.with(secrets), clock);
    }

    /**
     * The event of a delivery. The headers are given as they came, null if they did not; the body byte for byte.
     *
     * @throws WebhookRefusedException if it is not to be believed
     * @throws GatewayException {@code unreadable_answer} if it is genuine and yet no event of a job
     */
    public JobEvent verify(
            @Nullable String webhookId,
            @Nullable String webhookTimestamp,
            @Nullable String webhookSignature,
            byte[] body) {
        if (webhookId == null || webhookTimestamp == null || webhookSignature == null) {
            throw new WebhookRefusedException("webhook-id, webhook-timestamp and webhook-signature must all be there.");
        }
        requireFresh(webhookTimestamp);
        if (!ours.include(webhookSignature, webhookId, webhookTimestamp, body)) {
            throw new WebhookRefusedException("webhook-signature is of none of our secrets.");
        }
        return event(webhookId, Json.read(new String(body, StandardCharsets.UTF_8), Document.class));
    }

    private void requireFresh(String timestamp) {
        if (!timestamp.matches("\\d{1,11}")) {
            throw new WebhookRefusedException("webhook-timestamp must be seconds since 1970.");
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw new WebhookRefusedException("webhook-timestamp is more than five minutes from now.");
        }
    }

    private static JobEvent event(String id, Document document) {
        return new JobEvent(id, document.type(), document.timestamp(), document.data());
    }
}
