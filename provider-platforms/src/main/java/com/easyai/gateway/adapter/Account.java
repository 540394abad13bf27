package com.easyai.gateway.adapter;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A platform's account in clear, held only while calling it. {@code credentials} are named as in the catalogue
 * ({@code apiKey}). Prints without them.
 */
public record Account(
        String platform, String baseUrl, Map<String, String> credentials, Duration submitTimeout, Departure departure) {
    public Account {
        credentials = Map.copyOf(credentials);
    }

    public Account(String platform, String baseUrl, Map<String, String> credentials, Duration submitTimeout) {
        this(platform, baseUrl, credentials, submitTimeout, Departure.FREE);
    }

    /** With {@code limit} as its timeout if that is shorter. */
    public Account within(Duration limit) {
        return limit.compareTo(submitTimeout) < 0
                ? new Account(platform, baseUrl, credentials, limit, departure)
                : this;
    }

    /** For one submission, which tells {@code first} that it is about to leave. */
    public Account departing(Departure first) {
        return new Account(platform, baseUrl, credentials, submitTimeout, first);
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
