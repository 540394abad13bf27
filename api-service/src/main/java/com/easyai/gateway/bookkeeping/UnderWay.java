package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.Offer;
import com.easyai.gateway.tokens.Prompt;

/** A call that is begun: as its row has it, with the number of the permit that it is counted under now. */
public record UnderWay(NewCall call, Asked asked, Offer offer, Prompt prompt, int permit) {
    public PermitRequest.Key key() {
        return new PermitRequest.Key(call.id().value(), permit);
    }

    /** The same call at another platform, under a permit of its own. */
    public UnderWay at(NewCall.Made made, int number) {
        var moved = new NewCall(call.id(), made, call.from(), call.owner(), call.key());
        return new UnderWay(moved, asked, offer, prompt, number);
    }
}
