package com.easyai.gateway.outbound;

import com.easyai.gateway.guard.AllowedHosts;
import java.time.Duration;

/**
 * What all clients of a process share. {@code idleKeepAlive} is short because many servers close idle connections after 5
 * to 60 s, and each such close is a chance to lose a request.
 */
public record OutboundSettings(
        AllowedHosts allowedHosts,
        Duration connectTimeout,
        int idleConnections,
        Duration idleKeepAlive,
        int maxRedirects) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    public static final int IDLE_CONNECTIONS = 512;
    public static final Duration IDLE_KEEP_ALIVE = Duration.ofSeconds(30);
    public static final int MAX_REDIRECTS = 5;

    public OutboundSettings {
        requirePositive("connect timeout", connectTimeout);
        requirePositive("keep-alive of idle connections", idleKeepAlive);
        if (idleConnections < 1) {
            throw new IllegalArgumentException("the number of idle connections must be at least 1");
        }
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("the number of redirects must not be negative");
        }
    }

    public static OutboundSettings defaults(AllowedHosts allowedHosts) {
        return new OutboundSettings(allowedHosts, CONNECT_TIMEOUT, IDLE_CONNECTIONS, IDLE_KEEP_ALIVE, MAX_REDIRECTS);
    }

    static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("the " + name + " must be longer than zero, not " + duration);
        }
    }
}
