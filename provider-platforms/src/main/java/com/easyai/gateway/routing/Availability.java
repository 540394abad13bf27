package com.easyai.gateway.routing;

/** Whether a platform may be called just now; the caller knows its circuit and its cooldown. */
public sealed interface Availability {
    record Open() implements Availability {}

    /** Not now, for a reason that the decision record shows. */
    record Closed(String reason) implements Availability {}
}
