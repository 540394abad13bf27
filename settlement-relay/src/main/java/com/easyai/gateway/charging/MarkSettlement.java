package com.easyai.gateway.charging;

import com.easyai.gateway.dispatch.Bells;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.EndedDelivery;
import com.easyai.gateway.outbox.EndedDelivery.Result;
import com.easyai.gateway.outbox.PostponeDelivery;
import java.time.Duration;
import java.util.Optional;

/** Writes down what came of a settlement. Its end, whichever, lets the job's webhook go. */
final class MarkSettlement {
    private final EndDeliveries ends;
    private final PostponeDelivery postpone;
    private final Bells bells;

    MarkSettlement(EndDeliveries ends, PostponeDelivery postpone, Bells bells) {
        this.ends = ends;
        this.postpone = postpone;
        this.bells = bells;
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
