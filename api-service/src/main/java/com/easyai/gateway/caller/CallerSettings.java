package com.easyai.gateway.caller;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.callers.*}.
 *
 * @param internalToken server-main's (AI_GATEWAY_INTERNAL_TOKEN)
 * @param adminToken the operators' (AI_GATEWAY_ADMIN_TOKEN)
 * @param keyCache how long a verified key is trusted (GATEWAY_KEY_CACHE)
 * @param keyStaleGrace how much longer while server-main is away (GATEWAY_KEY_STALE_GRACE)
 * @param refusalCache how long a refused key is refused without asking: a client in a loop costs one question in that
 *     time, and a key that was just made works soon after
 */
@ConfigurationProperties("gateway.callers")
record CallerSettings(
        @DefaultValue("") String internalToken,
        @DefaultValue("") String adminToken,
        @DefaultValue("60s") Duration keyCache,
        @DefaultValue("5m") Duration keyStaleGrace,
        @DefaultValue("5s") Duration refusalCache) {
    /** A longer one with few letters is random digits and not a word. */
    private static final int LONGEST_DEFAULT = 20;

    /** What stands in examples and tutorials, and is tried first by whoever looks for open doors; without its digits. */
    private static final Set<String> PUBLISHED = Set.of(
            "changeme",
            "changeit",
            "replaceme",
            "secret",
            "mysecret",
            "yoursecret",
            "supersecret",
            "token",
            "mytoken",
            "yourtoken",
            "yourtokenhere",
            "test",
            "testing",
            "password",
            "passw0rd",
            "admin",
            "root",
            "default",
            "example",
            "demo",
            "none",
            "null",
            "undefined",
            "xxx",
            "todo",
            "sk",
            "");

    CallerSettings {
        requireSecret("AI_GATEWAY_INTERNAL_TOKEN", internalToken);
        requireSecret("AI_GATEWAY_ADMIN_TOKEN", adminToken);
        if (internalToken.equals(adminToken)) {
            throw new IllegalArgumentException(
                    "AI_GATEWAY_ADMIN_TOKEN must differ from AI_GATEWAY_INTERNAL_TOKEN: they open different doors");
        }
        requireNotNegative("GATEWAY_KEY_CACHE", keyCache);
        requireNotNegative("GATEWAY_KEY_STALE_GRACE", keyStaleGrace);
        requireNotNegative("gateway.callers.refusal-cache", refusalCache);
    }

    /**
     * Stops the start on a token that anybody could guess.
     *
     * @throws IllegalArgumentException naming the setting, never its value
     */
    static void requireSecret(String name, String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException(name + " must be set; make one with: openssl rand -hex 32");
        }
        if (isPublished(token)) {
            throw new IllegalArgumentException(
                    name + " is a published default value; make one with: openssl rand -hex 32");
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    name + " must be printable characters without spaces; make one with: openssl rand -hex 32");
        }
    }

    /** Also as {@code Change_Me} or {@code secret123}. */
    private static boolean isPublished(String token) {
        String word = token.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return token.length() <= LONGEST_DEFAULT && PUBLISHED.contains(word);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, such as 60s, not " + duration);
        }
    }

    @Override
    public String toString() {
        return "CallerSettings[keyCache=" + keyCache + ", keyStaleGrace=" + keyStaleGrace + "]";
    }
}
