package com.easyai.gateway.outbox;

import java.util.Optional;

/** How a settlement or a webhook ended. */
public record EndedDelivery(DeliveryClaim claim, DeliveryKind kind, Result result, Optional<String> error) {

    public enum Result {
        DELIVERED,
        /** server-main answered that the user cannot pay; kept visible. */
        REFUSED,
        /** Not acceptable as it is; an operator must replay it. */
        PARKED
    }
}
