package com.easyai.gateway.outbound;

import java.time.Duration;

/**
 * What one call may cost: the longest silence of the other side, the whole call from its start to the last byte of the
 * answer (which also ends a slow drip), and the bytes of the answer after decompression.
 */
public record CallLimits(Duration idle, Duration wholeCall, long maxBytes) {
    public CallLimits {
        OutboundSettings.requirePositive("idle timeout", idle);
        OutboundSettings.requirePositive("timeout of the whole call", wholeCall);
        if (maxBytes < 1) {
            throw new IllegalArgumentException("the bytes of an answer must be at least 1");
        }
    }

    /** A call on whose answer the other side may be silent for as long as the whole call takes. */
    public static CallLimits within(Duration wholeCall, long maxBytes) {
        return new CallLimits(wholeCall, wholeCall, maxBytes);
    }
}
