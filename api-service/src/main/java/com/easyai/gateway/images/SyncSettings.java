package com.easyai.gateway.images;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code gateway.*} about answers that wait for their job.
 *
 * @param syncWait how long such an answer waits before it says that the work goes on (GATEWAY_SYNC_WAIT)
 */
@ConfigurationProperties("gateway")
record SyncSettings(@DefaultValue("90s") Duration syncWait) {
    SyncSettings {
        if (syncWait.compareTo(Duration.ofSeconds(1)) < 0 || syncWait.compareTo(Duration.ofMinutes(15)) > 0) {
            throw new IllegalArgumentException("GATEWAY_SYNC_WAIT must be from 1s to 15m, not " + syncWait);
        }
    }
}
