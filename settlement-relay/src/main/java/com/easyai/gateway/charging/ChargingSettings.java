package com.easyai.gateway.charging;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code places} (GATEWAY_RELAY_SETTLEMENTS): settlements under way at once. 64 at 50 ms each are over a thousand a second,
 * more than server-main's ledger will want at once.
 */
@ConfigurationProperties("gateway.charging")
public record ChargingSettings(int places) {
    private static final int MOST = 1000;

    public ChargingSettings {
        if (places < 1 || places > MOST) {
            throw new IllegalArgumentException(
                    "GATEWAY_RELAY_SETTLEMENTS is " + places + "; it must be 1 to " + MOST + ".");
        }
    }
}
