package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far the charge of a job has come at server-main. */
public enum SettlementStatus {
    /** Nothing to charge, or not yet known. */
    NONE,
    PENDING,
    SETTLED,
    /** server-main answered that the user cannot pay. */
    REFUSED,
    /** server-main refused the event itself; an operator must replay it. */
    PARKED;

    @JsonCreator
    static SettlementStatus fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
