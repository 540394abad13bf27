package com.easyai.gateway.adapter;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A platform's account in clear, held only while calling it. {@code credentials} are named as in the catalogue
 * ({@code apiKey}). Prints without them.
 */
public record Account(String platform, String baseUrl, Map<String, String> credentials, Duration submitTimeout) {
    public Account {
        credentials = Map.copyOf(credentials);
    }

    /** The credential of that name; the catalogue guarantees that those an adapter needs are there. */
    public String credential(String name) {
        String value = credentials.get(name);
        if (value == null) {
            throw new IllegalStateException("platform " + platform + " has no credential " + name);
        }
        return value;
    }

    @Override
    public String toString() {
        Set<String> names = credentials.keySet();
        return "Account[" + platform + " at " + baseUrl + " with " + names + "]";
    }
}
