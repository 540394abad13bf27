package com.easyai.gateway.client.caller;

import java.util.Map;

/** Whom a call is for: a user that server-main vouches for, or whoever holds a key. */
public sealed interface Caller permits User, ApiKey {
    /**
     * The headers that say so.
     *
     * @param internalToken the token shared with the gateway, empty if there is none
     * @throws IllegalStateException if it is needed and there is none
     */
    Map<String, String> headers(String internalToken);

    static Caller ofKey(String key) {
        return new ApiKey(key);
    }

    static User ofUser(String id) {
        return User.of(id);
    }
}
