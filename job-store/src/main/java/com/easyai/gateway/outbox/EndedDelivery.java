package com.easyai.gateway.outbox;

import java.util.Optional;

/** How a settlement or a webhook ended; {@code uncopied}: its topic has no copy of it yet and is owed one. */
public record EndedDelivery(
        DeliveryClaim claim, DeliveryKind kind, Result result, Optional<String> error, boolean uncopied) {
    /** One of which no copy is owed. */
    public EndedDelivery(DeliveryClaim claim, DeliveryKind kind, Result result, Optional<String> error) {
        this(claim, kind, result, error, false);
    }

    public enum Result {
        DELIVERED,
        /** server-main answered that the user cannot pay; kept visible. */
        REFUSED,
        /** Not acceptable as it is; an operator must replay it. */
        PARKED
    }
}
