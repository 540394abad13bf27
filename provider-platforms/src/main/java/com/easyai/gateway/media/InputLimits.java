package com.easyai.gateway.media;

import java.time.Duration;

/**
 * What an input picture may be. {@code maxPixels} bounds what a small file may unpack to; {@code timeout} is for fetching
 * one from its URL.
 */
public record InputLimits(long maxBytes, long maxPixels, Duration timeout) {
    /** OpenAI takes files below 50 MB; a hundred megapixels is more than any provider takes. */
    public static final InputLimits DEFAULTS = new InputLimits(50L * 1024 * 1024, 100_000_000, Duration.ofSeconds(60));

    public InputLimits {
        if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE || maxPixels < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException("the limits of input pictures must be above zero, and fit in memory");
        }
    }
}
