package com.easyai.gateway.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How results are brought to server-main.
 *
 * @param places (GATEWAY_RELAY_UPLOADS) uploads under way at once; each holds at most about a megabyte of memory
 * @param timeout (GATEWAY_UPLOAD_TIMEOUT) for the whole upload: 2 GB at 20 Mbit/s
 * @param grace (GATEWAY_STORING_GRACE) a result not stored so long after its delivery is given up, so that every job ends
 */
@ConfigurationProperties("gateway.upload")
public record UploadSettings(int places, Duration timeout, Duration grace) {
    private static final int MOST = 1000;

    public UploadSettings {
        require(
                places >= 1 && places <= MOST,
                "GATEWAY_RELAY_UPLOADS is " + places + "; it must be 1 to " + MOST + ".");
        require(timeout.isPositive(), "GATEWAY_UPLOAD_TIMEOUT is " + timeout + "; it must be longer than zero.");
        require(grace.isPositive(), "GATEWAY_STORING_GRACE is " + grace + "; it must be longer than zero.");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
