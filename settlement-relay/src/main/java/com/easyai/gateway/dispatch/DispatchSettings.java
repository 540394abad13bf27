package com.easyai.gateway.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code lease} (GATEWAY_LEASE): how long a claim holds without a heartbeat, and so how soon a dead relay's deliveries are
 * another's.
 */
@ConfigurationProperties("gateway.dispatch")
public record DispatchSettings(Duration lease) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public DispatchSettings {
        if (lease.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("GATEWAY_LEASE is " + lease + "; it must be at least 1s.");
        }
    }
}
