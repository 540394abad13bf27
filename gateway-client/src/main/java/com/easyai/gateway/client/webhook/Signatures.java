package com.easyai.gateway.client.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body, with any of our secrets. */
final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "whsec_";
    private static final String VERSION = "v1,";

    private final List<SecretKey> keys;

    private Signatures(List<SecretKey> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException never repeating a secret */
    static Signatures with(String secrets) {
        return new Signatures(Arrays.stream(secrets.strip().split("\\s+", -1))
                .map(Signatures::key)
                .toList());
    }

    /** Whether any of these, with spaces between, is by one of our secrets; takes equally long wherever they differ. */
    boolean include(String signatures, String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> sign(key, head, body))
                .anyMatch(ours -> offered(signatures).anyMatch(theirs -> MessageDigest.isEqual(ours, theirs)));
    }

    private static Stream<byte[]> offered(String signatures) {
        return Arrays.stream(signatures.split(" ", -1))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(SecretKey key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKey key(String secret) {
        if (!secret.matches(SECRET + "[A-Za-z0-9+/]+={0,2}")) {
            throw new IllegalArgumentException(
                    "A webhook secret is whsec_ and base64; give one, or two with a space between during a rotation.");
        }
        return new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET.length())), ALGORITHM);
    }
}
