package com.easyai.gateway.faultpoint;

import org.jspecify.annotations.Nullable;

/**
 * A named place between two effects. With {@code GATEWAY_HALT_AT} set to its name the process halts there, as hard as a
 * power cut; without, which is always outside of tests, it costs a comparison.
 */
public final class FaultPoint {
    private static final @Nullable String HALT_AT = System.getenv("GATEWAY_HALT_AT");
    private static final int KILLED = 137;

    private FaultPoint() {}

    public static void at(String name) {
        if (HALT_AT != null && HALT_AT.equals(name)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
