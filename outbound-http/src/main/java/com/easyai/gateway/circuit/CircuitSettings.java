package com.easyai.gateway.circuit;

import java.time.Duration;

/**
 * When a circuit opens: of the last {@code window} calls, once there were {@code minimumCalls}, {@code failurePercent}
 * failed. It stays open for {@code open}, then lets {@code probes} calls through to decide.
 */
public record CircuitSettings(int window, int minimumCalls, int failurePercent, Duration open, int probes) {
    /** Slow to open, since one open circuit moves all its traffic elsewhere; quick to look again. */
    public static final CircuitSettings DEFAULTS = new CircuitSettings(50, 20, 50, Duration.ofSeconds(10), 3);

    public CircuitSettings {
        require(window >= 1, "the circuit's window must be at least 1 call");
        require(minimumCalls >= 1 && minimumCalls <= window, "the circuit's minimum of calls must fit its window");
        require(failurePercent >= 1 && failurePercent <= 100, "the circuit's failure rate must be 1 to 100 percent");
        require(open.isPositive(), "the circuit must stay open for longer than zero");
        require(probes >= 1, "the circuit must let at least 1 probe through");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
