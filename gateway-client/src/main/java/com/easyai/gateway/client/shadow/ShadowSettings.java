package com.easyai.gateway.client.shadow;

import java.time.Duration;

/**
 * Which copies are sent, and how much they may take.
 *
 * @param share of the requests, 0 to 1; 0 sends nothing
 * @param waiting the most copies that wait to be sent; beyond it copies are dropped
 * @param senders threads that send
 * @param timeout for one copy, after which it counts as failed
 */
public record ShadowSettings(double share, int waiting, int senders, Duration timeout) {
    private static final int USUAL_WAITING = 1_000;
    private static final int USUAL_SENDERS = 2;

    public ShadowSettings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "AI_GATEWAY_SHADOW_SHARE must be a number from 0 to 1, not " + share + ".");
        }
        if (waiting < 1 || senders < 1) {
            throw new IllegalArgumentException("Shadow copies need room for 1 or more, and 1 or more senders.");
        }
    }

    public static ShadowSettings share(double share) {
        return new ShadowSettings(share, USUAL_WAITING, USUAL_SENDERS, Duration.ofSeconds(5));
    }
}
