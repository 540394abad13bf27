package com.easyai.gateway.asking;

import com.easyai.gateway.adapters.CompatibleWires;
import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.Offer;
import com.easyai.gateway.routing.WeightedOrder;
import com.easyai.gateway.tokens.ExpectedTokens;
import com.easyai.gateway.tokens.Prompt;
import java.util.ArrayList;
import java.util.List;

/** Orders the platforms that a call may go to: by priority, then by a draw that the call's id decides. */
public final class ChooseStops {
    private final CompatibleWires wires;
    private final Circuits circuits;

    public ChooseStops(CompatibleWires wires, Circuits circuits) {
        this.wires = wires;
        this.circuits = circuits;
    }

    /** Empty if all circuits are open, or no adapter has a wire for this. */
    public List<Stop> of(CallId id, Offer offer, Asked asked, Prompt prompt) {
        var stops = new ArrayList<Stop>();
        long tokens = -1;
        for (Offering offering : WeightedOrder.of(offer.offerings(), id.toString())) {
            boolean isInReach = circuits.of(offering.platform().name()).mayEnter();
            if (isInReach && bindsTokens(offering) && tokens < 0) {
                tokens = prompt.tokens() + ExpectedTokens.output(asked.kind(), asked.body());
            }
            if (isInReach) {
                stop(offering, offer, asked, Option.of(offering, Math.max(0, tokens)), stops);
            }
        }
        return stops;
    }

    private void stop(Offering offering, Offer offer, Asked asked, Option option, List<Stop> stops) {
        wires.named(offering.platform().access().adapter())
                .flatMap(wire -> offer.catalogue()
                        .account(offering.platform().name(), asked.kind())
                        .map(account -> new Stop(offering, wire, account, option)))
                .ifPresent(stops::add);
    }

    /** Counting takes time, so it is done only where it matters. */
    private static boolean bindsTokens(Offering offering) {
        Limits platform = offering.platform().limits();
        return platform.tpm() != null || offering.model().limits().tpm() != null;
    }
}
