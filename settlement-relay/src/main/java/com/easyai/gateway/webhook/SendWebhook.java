package com.easyai.gateway.webhook;

import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.target.Answer;
import com.easyai.gateway.target.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** Sends webhooks (contract 1.4): id and body stay the same over all tries, the time and so the signature are of this one. */
final class SendWebhook implements Courier<Message> {
    private static final MediaType JSON = MediaType.get("application/json");

    private final int places;
    private final ClaimDeliveries deliveries;
    private final Target target;
    private final MarkWebhook mark;
    private final Signing signing;

    /** The clock is this machine's: receivers allow some minutes. */
    record Signing(SignWebhook sign, Clock clock) {}

    SendWebhook(int places, ClaimDeliveries deliveries, Target target, MarkWebhook mark, Signing signing) {
        this.places = places;
        this.deliveries = deliveries;
        this.target = target;
        this.mark = mark;
        this.signing = signing;
    }

    @Override
    public DeliveryKind kind() {
        return DeliveryKind.WEBHOOK;
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public Circuit circuit() {
        return target.circuit();
    }

    @Override
    public List<Message> claim(int max) {
        return deliveries.webhooks(max);
    }

    @Override
    public DeliveryClaim claimOf(Message webhook) {
        return webhook.claim();
    }

    @Override
    public Outcome deliver(Message webhook) {
        FaultPoint.at("relay.before-webhook");
        byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
        Answer answer = target.post(headers(webhook.eventId().toString(), body), RequestBody.create(body, JSON));
        FaultPoint.at("relay.after-webhook");
        Outcome outcome = mark.of(webhook.claim(), answer);
        FaultPoint.at("relay.after-webhook-mark");
        return outcome;
    }

    private Headers headers(String id, byte[] body) {
        long timestamp = signing.clock().instant().getEpochSecond();
        return Headers.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                signing.sign().signature(id, timestamp, body));
    }
}
