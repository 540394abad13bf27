package com.easyai.gateway.fetching;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How results are fetched.
 *
 * @param uploads (GATEWAY_RELAY_UPLOADS) uploads under way at once, of which one platform may fetch half
 * @param maxSize (GATEWAY_UPLOAD_MAX_SIZE) what is larger is not a result but a mistake, or an attack
 * @param timeout (GATEWAY_UPLOAD_TIMEOUT) for the whole download: 2 GB at 20 Mbit/s
 * @param folder (GATEWAY_SPOOL_FOLDER) where what is under way lies on disk, at most {@code uploads} times {@code maxSize}
 */
@ConfigurationProperties("gateway.fetch")
public record FetchSettings(int uploads, DataSize maxSize, Duration timeout, Path folder) {
    public FetchSettings {
        if (maxSize.toBytes() < 1) {
            throw new IllegalArgumentException("GATEWAY_UPLOAD_MAX_SIZE is " + maxSize + "; it must be at least 1B.");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "GATEWAY_UPLOAD_TIMEOUT is " + timeout + "; it must be longer than zero.");
        }
    }

    int placesOfOnePlatform() {
        return Math.max(1, uploads / 2);
    }
}
