package com.easyai.gateway.client.facade;

import com.easyai.gateway.client.shadow.ShadowSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where the gateway is and whether it is used.
 *
 * @param internalToken empty if every call is made with a user's own key
 * @param shadow which requests of the old path are copied to the gateway
 */
public record GatewaySettings(boolean enabled, URI baseUrl, String internalToken, ShadowSettings shadow) {
    private static final String ENABLED = "AI_GATEWAY_ENABLED";
    private static final String BASE_URL = "AI_GATEWAY_BASE_URL";
    private static final String INTERNAL_TOKEN = "AI_GATEWAY_INTERNAL_TOKEN";
    private static final String SHADOW_SHARE = "AI_GATEWAY_SHADOW_SHARE";

    public GatewaySettings {
        if (baseUrl.getHost() == null || !String.valueOf(baseUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(BASE_URL + " must be an http or https address with a host.");
        }
        baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
        if (shadow.share() > 0 && internalToken.isEmpty()) {
            throw new IllegalArgumentException(INTERNAL_TOKEN + " is required with " + SHADOW_SHARE + ".");
        }
    }

    /** For calls with a user's own key. */
    public static GatewaySettings at(URI baseUrl) {
        return new GatewaySettings(true, baseUrl, "", ShadowSettings.share(0));
    }

    /**
     * Reads them by name; what is not there has its default: off, {@code http://easyai-ai-gateway:8088}, no copies.
     *
     * @param environment such as {@link System#getenv()}
     * @throws IllegalArgumentException naming the setting that is wrong, and never repeating a token
     */
    public static GatewaySettings from(Map<String, String> environment) {
        boolean enabled = flag(environment.getOrDefault(ENABLED, "false").strip());
        String token = environment.getOrDefault(INTERNAL_TOKEN, "").strip();
        if (enabled && token.isEmpty()) {
            throw new IllegalArgumentException(INTERNAL_TOKEN + " is required when " + ENABLED + " is true.");
        }
        return new GatewaySettings(enabled, baseUrl(environment), token, shadow(environment));
    }

    private static boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new IllegalArgumentException(ENABLED + " must be true or false, not " + value + ".");
        };
    }

    private static URI baseUrl(Map<String, String> environment) {
        String url = environment.getOrDefault(BASE_URL, "http://easyai-ai-gateway:8088");
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(BASE_URL + " must be an http or https address with a host.", e);
        }
    }

    private static ShadowSettings shadow(Map<String, String> environment) {
        String share = environment.getOrDefault(SHADOW_SHARE, "0").strip();
        if (!share.matches("\\d(\\.\\d+)?")) {
            throw new IllegalArgumentException(SHADOW_SHARE + " must be a number from 0 to 1, not " + share + ".");
        }
        return ShadowSettings.share(Double.parseDouble(share));
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + (enabled ? "on" : "off") + ", " + baseUrl + ", shadow " + shadow.share() + "]";
    }
}
