package com.easyai.gateway.shadowing;

import com.easyai.gateway.comparison.LimitTolerance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.shadow.*} of a worker.
 *
 * @param decideAgainEvery one of so many is decided about a second time, which shows how often the gateway disagrees with
 *     itself; 0 for none. One in ten tells that to a percent within a few hundred requests
 * @param decideAgainAfter how much later; long enough for limits to have moved on
 * @param limitTolerancePercent by how much of a limit the remaining counts may differ. Half of it, because while the old
 *     path serves, the gateway counts none of its requests; lower it as traffic moves here
 * @param limitToleranceLeast by how many they may always differ: two clocks are never read at the same moment
 * @param retention comparisons are dropped after; two weeks show a weekday twice
 */
@ConfigurationProperties("gateway.shadow")
record ShadowSettings(
        @DefaultValue("10") int decideAgainEvery,
        @DefaultValue("10s") Duration decideAgainAfter,
        @DefaultValue("50") int limitTolerancePercent,
        @DefaultValue("2") int limitToleranceLeast,
        @DefaultValue("14d") Duration retention) {
    ShadowSettings {
        if (decideAgainEvery < 0) {
            throw new IllegalArgumentException(
                    "gateway.shadow.decide-again-every must not be negative, not " + decideAgainEvery);
        }
        if (decideAgainAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "gateway.shadow.decide-again-after must not be negative, not " + decideAgainAfter);
        }
        if (retention.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("gateway.shadow.retention must be at least 1h, not " + retention);
        }
    }

    LimitTolerance tolerance() {
        return new LimitTolerance(limitTolerancePercent, limitToleranceLeast);
    }

    /** The same requests on every worker. */
    boolean isDecidedAgain(String requestId) {
        return decideAgainEvery > 0 && Math.floorMod(requestId.hashCode(), decideAgainEvery) == 0;
    }
}
