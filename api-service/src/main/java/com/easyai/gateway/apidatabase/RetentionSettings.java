package com.easyai.gateway.apidatabase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code gateway.*} about keeping jobs.
 *
 * @param retention terminal jobs are dropped after this (GATEWAY_RETENTION); whole days of them, so at least one day
 */
@ConfigurationProperties("gateway")
record RetentionSettings(@DefaultValue("7d") Duration retention) {
    RetentionSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("GATEWAY_RETENTION must be at least 1d, not " + retention);
        }
    }
}
