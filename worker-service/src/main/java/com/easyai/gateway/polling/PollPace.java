package com.easyai.gateway.polling;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a task is asked about next: an eighth of its age, so that a short task is found soon and a long one costs little;
 * never so soon that all tasks of a worker together make more than {@code mostPerSecond} polls.
 */
public record PollPace(Duration shortest, Duration longest, int mostPerSecond) {
    public static final PollPace DEFAULT = new PollPace(Duration.ofSeconds(1), Duration.ofSeconds(10), 1000);

    private static final int SHARE_OF_AGE = 8;
    private static final double SPREAD = 0.1;
    /** A provider may ask for peace, but not for so long that a finished task is forgotten. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(1);

    /** {@code tasks} are those that this worker follows just now. */
    Duration next(Duration age, int tasks, Optional<Duration> retryAfter) {
        long byLoad = Math.max(shortest.toMillis(), tasks * 1000L / mostPerSecond);
        long byAge = age.toMillis() / SHARE_OF_AGE;
        long pause = Math.min(Math.max(byAge, byLoad), Math.max(longest.toMillis(), byLoad));
        long asked = retryAfter
                .map(Duration::toMillis)
                .map(wish -> Math.min(wish, LONGEST_RETRY_AFTER.toMillis()))
                .orElse(0L);
        return spread(Math.max(pause, asked));
    }

    /** Tasks taken over together do not ask together. */
    Duration first(int tasks) {
        return Duration.ofMillis(ThreadLocalRandom.current()
                .nextLong(Math.max(1, Math.max(shortest.toMillis(), tasks * 1000L / mostPerSecond))));
    }

    private static Duration spread(long millis) {
        double factor = 1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(millis * factor));
    }
}
