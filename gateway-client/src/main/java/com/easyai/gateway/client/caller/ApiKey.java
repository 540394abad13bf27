package com.easyai.gateway.client.caller;

import java.util.Map;

/** A user's {@code sk-} key. */
public record ApiKey(String key) implements Caller {
    public ApiKey {
        if (!HeaderText.isToken(key)) {
            throw new IllegalArgumentException("An API key is printable ASCII without spaces.");
        }
    }

    @Override
    public Map<String, String> headers(String internalToken) {
        return Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
