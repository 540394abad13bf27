package com.easyai.gateway.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with several keys: the first seals, all of them open. What is sealed is bound to a text that names its row,
 * so that a value copied to another row does not open there. Layout: 4 bytes key id, 12 bytes nonce, ciphertext and tag.
 */
public final class Sealer {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKey> keys = new LinkedHashMap<>();
    private final int currentKeyId;

    /**
     * Reads the setting GATEWAY_ENCRYPTION_KEY.
     *
     * @param encryptionKeys base64 of 32 bytes each, comma separated, the current one first
     * @throws IllegalArgumentException naming GATEWAY_ENCRYPTION_KEY if it is empty or malformed
     */
    public Sealer(String encryptionKeys) {
        for (String encoded : encryptionKeys.split(",", -1)) {
            byte[] key = decode(encoded.strip());
            keys.put(keyId(key), new SecretKeySpec(key, "AES"));
        }
        currentKeyId = keys.keySet().iterator().next();
    }

    public byte[] seal(byte[] plain, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, currentKeyId, nonce, boundTo, ByteBuffer.wrap(plain));
        return ByteBuffer.allocate(Integer.BYTES + NONCE_BYTES + sealed.length)
                .putInt(currentKeyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] seal(String plain, String boundTo) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), boundTo);
    }

    /**
     * Opens what {@link #seal} sealed for the same row.
     *
     * @throws IllegalStateException if the key is not configured any more, or the value was sealed for another row
     */
    public byte[] open(byte[] sealed, String boundTo) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        int keyId = buffer.getInt();
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        return crypt(Cipher.DECRYPT_MODE, keyId, nonce, boundTo, buffer);
    }

    public String openText(byte[] sealed, String boundTo) {
        return new String(open(sealed, boundTo), StandardCharsets.UTF_8);
    }

    /** True if the current key opens it; an older one is not needed for it any more. */
    public boolean isCurrent(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt() == currentKeyId;
    }

    /** How everything begins that one of the older keys sealed: a mark of 4 bytes a key, none if there is one key. */
    public List<byte[]> olderMarks() {
        return keys.keySet().stream()
                .filter(id -> id != currentKeyId)
                .map(id -> ByteBuffer.allocate(Integer.BYTES).putInt(id).array())
                .toList();
    }

    private byte[] crypt(int mode, int keyId, byte[] nonce, String boundTo, ByteBuffer input) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException(
                    "a secret of " + boundTo + " was sealed with a key that GATEWAY_ENCRYPTION_KEY"
                            + " does not list any more; add the old key after the current one");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input.array(), input.arrayOffset() + input.position(), input.remaining());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret does not open as one of " + boundTo, e);
        }
    }

    private static byte[] decode(String encoded) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            // Without its cause, which a failed start would show instead of this sentence.
            throw new IllegalArgumentException(
                    "GATEWAY_ENCRYPTION_KEY is not base64; make one with: openssl rand -base64 32");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("GATEWAY_ENCRYPTION_KEY must be base64 of " + KEY_BYTES
                    + " bytes, not of " + key.length + "; make one with: openssl rand -base64 32");
        }
        return key;
    }

    private static int keyId(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
