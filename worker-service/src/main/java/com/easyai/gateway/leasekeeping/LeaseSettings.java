package com.easyai.gateway.leasekeeping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Setting {@code GATEWAY_LEASE}: how long a worker's jobs stay its own without a heartbeat. A dead worker's jobs wait that
 * long for the next one; a worker that pauses for longer loses its jobs.
 */
@ConfigurationProperties("gateway")
public record LeaseSettings(@DefaultValue("15s") Duration lease) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int HEARTBEATS = 3;

    public LeaseSettings {
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("GATEWAY_LEASE must be from 1s to 10m, not " + lease + ".");
        }
    }

    /** The time between two heartbeats: two may be lost. */
    public Duration heartbeat() {
        return lease.dividedBy(HEARTBEATS);
    }
}
