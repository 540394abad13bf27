package com.easyai.gateway.upload;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How results are brought to server-main.
 *
 * @param places (GATEWAY_RELAY_UPLOADS) uploads under way at once; each holds at most half a megabyte of memory
 * @param maxSize (GATEWAY_UPLOAD_MAX_SIZE) what is larger is not a result but a mistake, or an attack
 * @param timeout (GATEWAY_UPLOAD_TIMEOUT) for the download and again for the upload: 2 GB at 20 Mbit/s
 * @param grace (GATEWAY_STORING_GRACE) a result not stored so long after its delivery is given up, so that every job ends
 * @param folder (GATEWAY_SPOOL_FOLDER) where what is under way lies on disk, at most {@code places} times {@code maxSize}
 */
@ConfigurationProperties("gateway.upload")
public record UploadSettings(int places, DataSize maxSize, Duration timeout, Duration grace, Path folder) {
    private static final int MOST = 1000;

    public UploadSettings {
        require(
                places >= 1 && places <= MOST,
                "GATEWAY_RELAY_UPLOADS is " + places + "; it must be 1 to " + MOST + ".");
        require(maxSize.toBytes() >= 1, "GATEWAY_UPLOAD_MAX_SIZE is " + maxSize + "; it must be at least 1B.");
        require(timeout.isPositive(), "GATEWAY_UPLOAD_TIMEOUT is " + timeout + "; it must be longer than zero.");
        require(grace.isPositive(), "GATEWAY_STORING_GRACE is " + grace + "; it must be longer than zero.");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
