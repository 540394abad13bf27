package com.easyai.gateway.estimate;

import com.easyai.gateway.adapters.CompatibleWires;
import com.easyai.gateway.chat.CheckChat;
import com.easyai.gateway.embeddings.CheckEmbeddings;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.Offer;
import com.easyai.gateway.offering.OfferModel;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.routing.WeightedOrder;
import com.easyai.gateway.tokens.ExpectedTokens;
import com.easyai.gateway.usage.Usage;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices a chat or embeddings request by the same steps as the call itself, as if all platforms were well: input as a
 * tokenizer counts it, output as much as the request allows. Reserves and stores nothing.
 */
final class EstimateCall {
    private final OfferModel offers;
    private final CompatibleWires wires;

    EstimateCall(OfferModel offers, CompatibleWires wires) {
        this.offers = offers;
        this.wires = wires;
    }

    /**
     * Priced for as much as the request allows, but for what is told.
     *
     * @throws GatewayException as the call would, its fields named with the path before them; 400 for told quantities that
     *     it cannot have
     */
    Estimate of(JobKind kind, ObjectNode body, String path, ToldUsage told) {
        Asked asked = within(path, () -> kind == JobKind.CHAT ? CheckChat.of(body) : CheckEmbeddings.of(body));
        Offer offer = within(path, () -> offers.of(asked));
        return estimate(offer, told.over(ExpectedTokens.of(asked.kind(), asked.body())));
    }

    private static <T> T within(String path, Supplier<T> step) {
        try {
            return step.get();
        } catch (GatewayException refused) {
            throw refused.within(path);
        }
    }

    private Estimate estimate(Offer offer, Usage usage) {
        List<String> platforms = platforms(offer);
        if (platforms.isEmpty()) {
            throw GatewayException.later(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "No platform can take this request just now.",
                    EstimateRequest.UNTIL_CHANGED);
        }
        Bill bill = offer.prices().bill(platforms.getFirst(), usage);
        return new Estimate(bill.currency(), bill.total(), bill.lines(), candidates(platforms, offer, usage));
    }

    private List<String> platforms(Offer offer) {
        return WeightedOrder.of(offer.offerings(), EstimateRequest.SEED).stream()
                .map(offering -> offering.platform())
                .filter(platform -> wires.named(platform.access().adapter()).isPresent())
                .map(platform -> platform.name())
                .toList();
    }

    private static List<Estimate.Candidate> candidates(List<String> platforms, Offer offer, Usage usage) {
        return platforms.stream()
                .map(name -> new Estimate.Candidate(
                        name, offer.prices().bill(name, usage).total()))
                .toList();
    }
}
