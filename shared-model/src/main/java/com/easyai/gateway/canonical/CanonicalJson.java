package com.easyai.gateway.canonical;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Two JSON documents that mean the same have the same canonical text: object members sorted, no white space, numbers
 * without trailing zeros ({@code 1}, {@code 1.0} and {@code 1e0} are one number).
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String text(JsonNode node) {
        return canonical(node).toString();
    }

    /** SHA-256 of the canonical text, to compare bodies by; the text of a large one is never held whole. */
    public static byte[] fingerprint(JsonNode node) {
        MessageDigest sha256 = sha256();
        var digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
        Json.MAPPER.writeValue(new OutputStreamWriter(digesting, StandardCharsets.UTF_8), canonical(node));
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(p -> sorted.put(p.getKey(), canonical(p.getValue())));
            var object = JsonNodeFactory.instance.objectNode();
            sorted.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(canonical(item)));
            return array;
        }
        return node.isNumber() ? JsonNodeFactory.instance.numberNode(normal(node.decimalValue())) : node;
    }

    private static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
