package com.easyai.gateway.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code path} (SERVER_MAIN_WEBHOOK_PATH) and {@code secret} (SERVER_MAIN_WEBHOOK_SECRET, one, or two during a rotation):
 * see contract 1.4. {@code places} (GATEWAY_RELAY_WEBHOOKS): webhooks under way at once; as many as settlements, since
 * each follows one.
 */
@ConfigurationProperties("gateway.webhook")
public record WebhookSettings(String path, String secret, int places) {
    private static final int MOST = 1000;

    public WebhookSettings {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("SERVER_MAIN_WEBHOOK_PATH must begin with a slash.");
        }
        if (places < 1 || places > MOST) {
            throw new IllegalArgumentException(
                    "GATEWAY_RELAY_WEBHOOKS is " + places + "; it must be 1 to " + MOST + ".");
        }
        SignWebhook.with(secret);
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + path + "]";
    }
}
