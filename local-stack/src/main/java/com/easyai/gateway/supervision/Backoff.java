package com.easyai.gateway.supervision;

import java.time.Duration;

/** How long to wait before a restart: doubling while a program keeps dying young, and back to the shortest once it lived. */
final class Backoff {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LIVED = Duration.ofSeconds(30);

    private Duration next = SHORTEST;

    Duration after(Duration lifetime) {
        Duration pause = lifetime.compareTo(LIVED) >= 0 ? SHORTEST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
