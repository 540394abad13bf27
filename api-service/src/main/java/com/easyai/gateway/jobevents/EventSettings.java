package com.easyai.gateway.jobevents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.events.*}.
 *
 * @param heartbeat how often a silent stream is written to: keeps it open through proxies, and tells who went away
 * @param lookEvery how often watched jobs are looked at without a hint; what a lost hint costs
 */
@ConfigurationProperties("gateway.events")
record EventSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration lookEvery) {
    EventSettings {
        if (heartbeat.isNegative() || heartbeat.isZero() || lookEvery.isNegative() || lookEvery.isZero()) {
            throw new IllegalArgumentException(
                    "gateway.events.heartbeat and gateway.events.look-every must be above zero, such as 15s and 2s");
        }
    }
}
