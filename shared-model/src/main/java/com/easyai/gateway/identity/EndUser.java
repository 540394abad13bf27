package com.easyai.gateway.identity;

import org.jspecify.annotations.Nullable;

/** The user a request is made for, as server-main knows them. {@code sub} is the identity; the rest is copied along. */
public record EndUser(
        String sub,
        @Nullable String username,
        @Nullable String tenantId,
        @Nullable String apiKeyId,
        @Nullable String apiKeyName) {
    public EndUser {
        if (sub.isBlank()) {
            throw new IllegalArgumentException("a user needs a sub");
        }
    }
}
