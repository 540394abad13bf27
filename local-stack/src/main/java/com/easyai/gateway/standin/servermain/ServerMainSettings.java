package com.easyai.gateway.standin.servermain;

import java.util.Map;

/**
 * What the stand-in server-main is started with.
 *
 * @param internalToken the only token its internal endpoints take
 * @param webhookSecret {@code whsec_…}; several, space separated, are all taken
 * @param keys user keys besides {@code sk-user-<name>}, each with the user's {@code sub}
 */
public record ServerMainSettings(
        String internalToken, String webhookPath, String webhookSecret, Map<String, String> keys) {
    public static final String USUAL_WEBHOOK_PATH = "/internal/platform/webhooks/ai-gateway";

    public ServerMainSettings {
        if (internalToken.isBlank()) {
            throw new IllegalArgumentException("The internal token of server-main must not be empty.");
        }
        keys = Map.copyOf(keys);
    }

    @Override
    public String toString() {
        return "ServerMainSettings[webhookPath=%s, keys=%d]".formatted(webhookPath, keys.size());
    }
}
