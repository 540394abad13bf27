package com.easyai.gateway.calls;

import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.settlement.SettlementEvent;
import com.easyai.gateway.usage.Usage;
import java.util.Optional;

/**
 * How a call ended, to be written once.
 *
 * @param call as it was begun, with the platform that it was answered by
 * @param answer kept for a repeated key
 */
public record EndedCall(
        NewCall call,
        CallOutcome outcome,
        Optional<Charge> charge,
        Permit permit,
        Optional<byte[]> answer,
        Optional<String> error) {
    /** The permit that the platform's limits counted the call under, and the tokens it used; empty leaves those reserved. */
    public record Permit(int number, Optional<Long> tokens) {}

    /**
     * What it costs.
     *
     * @param counted  true if a tokenizer counted it, for want of the provider's word
     * @param settlement empty if the bill is nothing
     */
    public record Charge(Usage usage, boolean counted, Bill bill, Optional<SettlementEvent> settlement) {}
}
