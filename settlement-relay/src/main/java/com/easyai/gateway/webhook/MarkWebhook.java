package com.easyai.gateway.webhook;

import com.easyai.gateway.dispatch.Backoff;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.EndedDelivery;
import com.easyai.gateway.outbox.EndedDelivery.Result;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.target.Answer;
import com.easyai.gateway.webhookstop.WebhookStop;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes down what came of a webhook: only 2xx is success. A 410 means that the receiver wants none, this one or any other:
 * they are parked, so that a mistaken 410 loses nothing.
 */
final class MarkWebhook {
    /** Often at first, since server-main is mostly away for a restart; then rarely, over three days. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(8), Duration.ofDays(3));

    private static final int GONE = 410;

    private final EndDeliveries ends;
    private final PostponeDelivery postpone;
    private final WebhookStop stop;

    MarkWebhook(EndDeliveries ends, PostponeDelivery postpone, WebhookStop stop) {
        this.ends = ends;
        this.postpone = postpone;
        this.stop = stop;
    }

    Outcome of(DeliveryClaim claim, Answer answer) {
        return switch (answer) {
            case Answer.NotAsked() -> release(claim);
            case Answer.Silent(String why) -> again(claim, Optional.empty(), why);
            case Answer.Replied replied -> of(claim, replied);
        };
    }

    private Outcome of(DeliveryClaim claim, Answer.Replied replied) {
        if (replied.isSuccess()) {
            return end(claim, Result.DELIVERED, Optional.empty());
        }
        return replied.status() == GONE
                ? unwanted(claim, replied)
                : again(claim, replied.retryAfter(), replied.sentence());
    }

    /** Stopped first: a relay that ends in between leaves a delivery that is parked when its claim's lease ends. */
    private Outcome unwanted(DeliveryClaim claim, Answer.Replied replied) {
        stop.begin();
        return end(
                claim,
                Result.PARKED,
                Optional.of(replied.sentence() + " It wants no webhooks, so none is sent until you replay one."));
    }

    private Outcome end(DeliveryClaim claim, Result result, Optional<String> error) {
        boolean marked = ends.end(new EndedDelivery(claim, DeliveryKind.WEBHOOK, result, error));
        return marked ? Outcome.valueOf(result.name()) : Outcome.OVERTAKEN;
    }

    private Outcome again(DeliveryClaim claim, Optional<Duration> retryAfter, String why) {
        Optional<Duration> delay = BACKOFF.after(claim.attempts(), retryAfter);
        if (delay.isEmpty()) {
            return end(
                    claim,
                    Result.PARKED,
                    Optional.of(why + " It was tried for three days; replay it when that is over."));
        }
        postpone.retry(claim, delay.get(), why);
        return Outcome.POSTPONED;
    }

    private Outcome release(DeliveryClaim claim) {
        postpone.release(claim);
        return Outcome.RELEASED;
    }
}
