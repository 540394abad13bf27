package com.easyai.gateway.client.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user that server-main vouches for with the internal token. Names are only for people to read: one that is not ASCII
 * is left out of the headers rather than garbled.
 *
 * @param authorization the user's own JWT or {@code sk-} key, by which the gateway stores results as theirs; without
 *     "Bearer ". Calls that make files need it.
 */
public record User(
        String id,
        @Nullable String name,
        @Nullable String tenantId,
        @Nullable String apiKeyId,
        @Nullable String apiKeyName,
        @Nullable String authorization)
        implements Caller {

    public User {
        if (!HeaderText.isPlain(id)) {
            throw new IllegalArgumentException("A user's id is 1 or more printable ASCII characters.");
        }
        if (authorization != null && !HeaderText.isToken(authorization)) {
            throw new IllegalArgumentException("A user's credential is the bare token, without \"Bearer \".");
        }
    }

    public static User of(String id) {
        return new User(id, null, null, null, null, null);
    }

    public User named(String name) {
        return new User(id, name, tenantId, apiKeyId, apiKeyName, authorization);
    }

    public User ofTenant(String tenant) {
        return new User(id, name, tenant, apiKeyId, apiKeyName, authorization);
    }

    public User usingKey(String keyId, @Nullable String keyName) {
        return new User(id, name, tenantId, keyId, keyName, authorization);
    }

    /** With the user's own JWT or key. */
    public User authorizedBy(String token) {
        return new User(id, name, tenantId, apiKeyId, apiKeyName, token);
    }

    @Override
    public Map<String, String> headers(String internalToken) {
        if (internalToken.isEmpty()) {
            throw new IllegalStateException("AI_GATEWAY_INTERNAL_TOKEN is needed to call on behalf of a user.");
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + internalToken);
        put(headers, "X-User-Id", id);
        put(headers, "X-User-Name", name);
        put(headers, "X-Tenant-Id", tenantId);
        put(headers, "X-Api-Key-Id", apiKeyId);
        put(headers, "X-Api-Key-Name", apiKeyName);
        put(headers, "X-User-Authorization", authorization == null ? null : "Bearer " + authorization);
        return headers;
    }

    private static void put(Map<String, String> headers, String header, @Nullable String value) {
        if (value != null && HeaderText.isPlain(value)) {
            headers.put(header, value);
        }
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
