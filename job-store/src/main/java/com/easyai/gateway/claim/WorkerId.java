package com.easyai.gateway.claim;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** One incarnation of a worker. A worker that lost its lease goes on under a new id, so that its old claims stay lost. */
public record WorkerId(UUID value) {
    public static WorkerId create() {
        return new WorkerId(UuidCreator.getTimeOrderedEpoch());
    }
}
