package com.easyai.gateway.charging;

import com.easyai.gateway.dispatch.Bells;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.EndedDelivery;
import com.easyai.gateway.outbox.EndedDelivery.Result;
import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.topics.Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes down what came of a settlement. Its end, whichever, lets the job's webhook go. */
final class MarkSettlement {
    private final EndDeliveries ends;
    private final PostponeDelivery postpone;
    private final Bells bells;
    private final Publish publish;

    MarkSettlement(EndDeliveries ends, PostponeDelivery postpone, Bells bells, Publish publish) {
        this.ends = ends;
        this.postpone = postpone;
        this.bells = bells;
        this.publish = publish;
    }

    /** Copied to its topic before it is marked: after a crash in between it is posted, acknowledged and copied again. */
    Outcome acknowledged(Message settlement) {
        publish.settled(settlement.eventId(), settlement.body().getBytes(StandardCharsets.UTF_8));
        return end(settlement.claim(), Result.DELIVERED, Optional.empty());
    }

    Outcome end(DeliveryClaim claim, Result result, Optional<String> error) {
        if (!ends.end(new EndedDelivery(claim, DeliveryKind.SETTLEMENT, result, error))) {
            return Outcome.OVERTAKEN;
        }
        bells.ring(DeliveryKind.WEBHOOK);
        return Outcome.valueOf(result.name());
    }

    Outcome again(DeliveryClaim claim, Duration delay, String why) {
        postpone.retry(claim, delay, why);
        return Outcome.POSTPONED;
    }

    Outcome release(DeliveryClaim claim) {
        postpone.release(claim);
        return Outcome.RELEASED;
    }
}
