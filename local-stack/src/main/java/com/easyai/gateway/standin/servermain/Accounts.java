package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Who a credential belongs to. */
final class Accounts {
    private static final Pattern USER_KEY = Pattern.compile("sk-user-([A-Za-z0-9._-]{1,64})");

    private final ServerMainSettings settings;

    Accounts(ServerMainSettings settings) {
        this.settings = settings;
    }

    boolean isInternal(Optional<String> bearer) {
        byte[] expected = settings.internalToken().getBytes(StandardCharsets.UTF_8);
        return bearer.map(token -> token.getBytes(StandardCharsets.UTF_8))
                .filter(token -> MessageDigest.isEqual(token, expected))
                .isPresent();
    }

    /** The {@code sub} of a key: a configured one, or {@code sk-user-<name>} for the user of that name. */
    Optional<String> ofKey(String key) {
        Matcher user = USER_KEY.matcher(key);
        return Optional.ofNullable(settings.keys().get(key))
                .or(() -> user.matches() ? Optional.of(user.group(1)) : Optional.empty());
    }

    /** The {@code sub} of a key or of a JWT, whose signature is not looked at: it is minted by whoever tests. */
    Optional<String> ofCredential(String credential) {
        return ofKey(credential).or(() -> ofJwt(credential));
    }

    private static Optional<String> ofJwt(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Json.readObject(Base64.getUrlDecoder().decode(parts[1]))
                    .map(claims -> claims.path("sub").asString(""))
                    .filter(sub -> !sub.isEmpty());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The answer of the contract's section 1.1. */
    ObjectNode verified(String key, String sub) {
        ObjectNode body = Json.object().put("sub", sub).put("username", sub);
        body.putArray("role").add("user");
        return body.putNull("tenantId")
                .put("apiKeyId", "key-" + sub)
                .put("apiKeySecret", key)
                .put("apiKeyName", "key of " + sub);
    }
}
