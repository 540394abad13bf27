package com.easyai.gateway.requestbody;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code gateway.bodies.*}.
 *
 * @param largest a body longer than this is refused; an edit carries its pictures in it
 * @param memoryShare of the heap, how many percent bodies may take at once while they are read, checked and stored
 * @param patience how long a request waits for its share of that memory before it is told to come back
 * @param readWithin how long a body may take to arrive; a slow drip must not hold its share for ever
 */
@ConfigurationProperties("gateway.bodies")
record BodySettings(
        @DefaultValue("64MB") DataSize largest,
        @DefaultValue("50") int memoryShare,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("60s") Duration readWithin) {
    BodySettings {
        if (largest.toBytes() < 1024 || largest.toBytes() > Integer.MAX_VALUE / 8) {
            throw new IllegalArgumentException("gateway.bodies.largest must be from 1KB to 255MB, not " + largest);
        }
        if (memoryShare < 10 || memoryShare > 80) {
            throw new IllegalArgumentException("gateway.bodies.memory-share must be from 10 to 80, not " + memoryShare);
        }
    }

    int largestBytes() {
        return Math.toIntExact(largest.toBytes());
    }
}
