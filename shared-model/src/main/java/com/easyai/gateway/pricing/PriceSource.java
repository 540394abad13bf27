package com.easyai.gateway.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What made a unit price: the base price alone, the platform's discount on it, or a platform model's override. */
public enum PriceSource {
    BASE,
    DISCOUNT,
    OVERRIDE;

    @JsonCreator
    static PriceSource fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
