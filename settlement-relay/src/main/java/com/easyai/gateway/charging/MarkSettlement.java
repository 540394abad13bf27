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
import java.time.Duration;
import java.util.Optional;

/** Writes down what came of a settlement. Its end, whichever, lets the job's webhook go. */
final class MarkSettlement {
    private final EndDeliveries ends;
    private final PostponeDelivery postpone;
    private final Bells bells;
    private final CopySettlements copies;

    MarkSettlement(EndDeliveries ends, PostponeDelivery postpone, Bells bells, CopySettlements copies) {
        this.ends = ends;
        this.postpone = postpone;
        this.bells = bells;
        this.copies = copies;
    }

    /**
     * Copied to its topic before it is marked: after a crash in between it is posted, acknowledged and copied again. A copy
     * that is not confirmed is noted with the mark.
     */
    Outcome acknowledged(Message settlement) {
        boolean uncopied = !copies.isConfirmed(settlement);
        return end(new EndedDelivery(
                settlement.claim(), DeliveryKind.SETTLEMENT, Result.DELIVERED, Optional.empty(), uncopied));
    }

    Outcome end(DeliveryClaim claim, Result result, String error) {
        return end(new EndedDelivery(claim, DeliveryKind.SETTLEMENT, result, Optional.of(error)));
    }

    private Outcome end(EndedDelivery ended) {
        if (!ends.end(ended)) {
            return Outcome.OVERTAKEN;
        }
        bells.ring(DeliveryKind.WEBHOOK);
        return Outcome.valueOf(ended.result().name());
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
