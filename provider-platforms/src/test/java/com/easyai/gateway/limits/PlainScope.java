package com.easyai.gateway.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One scope as the limits are meant, without a thought of speed. */
final class PlainScope {
    private static final Duration WINDOW = Duration.ofSeconds(61);

    private record Bucket(long requests, long tokens) {
        Bucket plus(long moreRequests, long moreTokens) {
            return new Bucket(requests + moreRequests, tokens + moreTokens);
        }
    }

    private final TreeMap<Instant, Bucket> buckets = new TreeMap<>();
    private Instant closedUntil = Instant.MIN;
    private int strikes;

    /** The end of the bucket that the moment is in. */
    static Instant bucket(Instant now) {
        return now.plusMillis(500 - Math.floorMod(now.toEpochMilli(), 500));
    }

    void passTo(Instant now) {
        buckets.headMap(now.minus(WINDOW), true).clear();
    }

    /** Into a bucket that has left the window nothing is counted any more. */
    void count(Instant bucket, Instant now, long requests, long tokens) {
        if (bucket.isAfter(now.minus(WINDOW))) {
            buckets.merge(bucket, new Bucket(requests, tokens), (a, b) -> a.plus(b.requests(), b.tokens()));
        }
    }

    long requests() {
        return buckets.values().stream().mapToLong(Bucket::requests).sum();
    }

    long tokens() {
        return buckets.values().stream().mapToLong(Bucket::tokens).sum();
    }

    /** When so much has left the window. */
    @Nullable
    Instant left(long requests, long tokens) {
        var sum = new Bucket(0, 0);
        for (var bucket : buckets.entrySet()) {
            sum = sum.plus(bucket.getValue().requests(), bucket.getValue().tokens());
            if (sum.requests() >= requests && sum.tokens() >= tokens) {
                return bucket.getKey().plus(WINDOW);
            }
        }
        return null;
    }

    @Nullable
    Instant closedUntil(Instant now) {
        return closedUntil.isAfter(now) ? closedUntil : null;
    }

    boolean isStruck() {
        return strikes > 0;
    }

    void close(Instant now, @Nullable Duration after) {
        boolean isClosed = closedUntil.isAfter(now);
        if (after != null || !isClosed) {
            Duration pause = after == null ? Duration.ofSeconds(Math.min(60, 1L << strikes)) : after;
            closedUntil = closedUntil.isAfter(now.plus(pause)) ? closedUntil : now.plus(pause);
        }
        strikes = isClosed ? strikes : Math.min(6, strikes + 1);
    }

    void succeeded(Instant now) {
        if (!closedUntil.isAfter(now)) {
            strikes = 0;
        }
    }
}
