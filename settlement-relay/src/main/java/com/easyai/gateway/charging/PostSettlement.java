package com.easyai.gateway.charging;

import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.dispatch.Backoff;
import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndedDelivery.Result;
import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.target.Answer;
import com.easyai.gateway.target.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Posts settlements (contract 1.3): the bytes as they are stored, under the event's id, until server-main has said what
 * became of them. Nothing else ends one: an answer that was lost may have charged the user.
 */
final class PostSettlement implements Courier<Message> {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Backoff BACKOFF = Backoff.forEver(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final ChargingSettings settings;
    private final ClaimDeliveries deliveries;
    private final Target target;
    private final MarkSettlement mark;
    private final String authorization;

    PostSettlement(
            ChargingSettings settings,
            ClaimDeliveries deliveries,
            Target target,
            MarkSettlement mark,
            String authorization) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.target = target;
        this.mark = mark;
        this.authorization = authorization;
    }

    @Override
    public DeliveryKind kind() {
        return DeliveryKind.SETTLEMENT;
    }

    @Override
    public int places() {
        return settings.places();
    }

    @Override
    public Circuit circuit() {
        return target.circuit();
    }

    @Override
    public List<Message> claim(int max) {
        return deliveries.settlements(max);
    }

    @Override
    public DeliveryClaim claimOf(Message settlement) {
        return settlement.claim();
    }

    @Override
    public Outcome deliver(Message settlement) {
        FaultPoint.at("relay.before-settlement");
        var headers = Headers.of(
                "Authorization",
                authorization,
                "Idempotency-Key",
                settlement.eventId().toString());
        byte[] body = settlement.body().getBytes(StandardCharsets.UTF_8);
        Answer answer = target.post(headers, RequestBody.create(body, JSON));
        FaultPoint.at("relay.after-settlement");
        Outcome outcome = mark(settlement, answer);
        FaultPoint.at("relay.after-settlement-mark");
        return outcome;
    }

    private Outcome mark(Message settlement, Answer answer) {
        return switch (answer) {
            case Answer.NotAsked() -> mark.release(settlement.claim());
            case Answer.Silent(String why) -> again(settlement.claim(), Optional.empty(), why);
            case Answer.Replied replied -> mark(settlement, replied);
        };
    }

    private Outcome mark(Message settlement, Answer.Replied replied) {
        DeliveryClaim claim = settlement.claim();
        return switch (SettlementVerdict.of(replied.status())) {
            case DONE -> mark.acknowledged(settlement);
            case REFUSED -> mark.end(claim, Result.REFUSED, "server-main answered 402: the user cannot pay.");
            case NOT_ACCEPTED ->
                mark.end(
                        claim,
                        Result.PARKED,
                        replied.sentence()
                                + " It will not take this settlement as it is; find out why, then replay it.");
            case UNKNOWN -> again(claim, replied.retryAfter(), replied.sentence());
        };
    }

    private Outcome again(DeliveryClaim claim, Optional<Duration> retryAfter, String why) {
        Duration delay = BACKOFF.after(claim.attempts(), retryAfter).orElse(BACKOFF.longest());
        return mark.again(claim, delay, why);
    }
}
