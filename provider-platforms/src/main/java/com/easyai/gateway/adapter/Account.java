package com.easyai.gateway.adapter;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * A platform's account in clear, held only while calling it. {@code credentials} are named as in the catalogue
 * ({@code apiKey}). Prints without them.
 */
public record Account(
        String platform, String baseUrl, Map<String, String> credentials, Patience patience, Departure departure) {
    public Account {
        credentials = Map.copyOf(credentials);
    }

    public Account(String platform, String baseUrl, Map<String, String> credentials, Duration submitTimeout) {
        this(
                platform,
                baseUrl,
                credentials,
                new Patience(submitTimeout, ChronoUnit.FOREVER.getDuration()),
                Departure.FREE);
    }

    /** How long the provider has to answer a submission, and beyond what nothing may make that longer. */
    public record Patience(Duration usual, Duration most) {
        Duration inAll() {
            return shorter(usual, most);
        }

        private static Duration shorter(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? a : b;
        }
    }

    /** How long the provider has to answer a submission. */
    public Duration submitTimeout() {
        return patience.inAll();
    }

    /** With a timeout of {@code limit} at most, also after {@link #allowing}. */
    public Account within(Duration limit) {
        return with(new Patience(patience.usual(), Patience.shorter(limit, patience.most())));
    }

    /** For a submission that takes so much longer than usual. */
    public Account allowing(Duration more) {
        return with(new Patience(patience.usual().plus(more), patience.most()));
    }

    private Account with(Patience other) {
        return new Account(platform, baseUrl, credentials, other, departure);
    }

    /** For one submission, which tells {@code first} that it is about to leave. */
    public Account departing(Departure first) {
        return new Account(platform, baseUrl, credentials, patience, first);
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
