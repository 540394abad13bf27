package com.easyai.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body, once with each secret. */
final class SignWebhook {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int MOST_SECRETS = 2;

    private final List<SecretKey> keys;

    private SignWebhook(List<SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads SERVER_MAIN_WEBHOOK_SECRET.
     *
     * @throws IllegalArgumentException naming that setting, and never repeating it
     */
    static SignWebhook with(String secrets) {
        List<SecretKey> keys = Arrays.stream(secrets.strip().split("\\s+", -1))
                .map(SignWebhook::key)
                .toList();
        if (keys.size() > MOST_SECRETS) {
            throw new IllegalArgumentException("SERVER_MAIN_WEBHOOK_SECRET holds " + keys.size()
                    + " secrets; give one, or two during a rotation.");
        }
        return new SignWebhook(keys);
    }

    /** The value of {@code webhook-signature}; {@code timestamp} is in seconds. */
    String signature(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + sign(key, head, body)).collect(Collectors.joining(" "));
    }

    private static String sign(SecretKey key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKey key(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() == PREFIX.length()) {
            throw new IllegalArgumentException(
                    "SERVER_MAIN_WEBHOOK_SECRET must be whsec_ and base64, or two of those with a space between.");
        }
        try {
            return new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SERVER_MAIN_WEBHOOK_SECRET is not base64 after whsec_.", e);
        }
    }
}
