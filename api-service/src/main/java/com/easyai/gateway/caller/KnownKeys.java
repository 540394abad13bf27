package com.easyai.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whose a key is, by its hash. Guarantees: however many requests come with one key at once, server-main is asked
 * once; a key is trusted for {@code keyCache} without asking, and for {@code keyStaleGrace} longer if the asking finds
 * server-main away; a refused key is refused for {@code refusalCache}.
 */
final class KnownKeys {
    private static final int MOST_KEYS = 100_000;
    private static final int MOST_REFUSED = 10_000;

    /** While server-main is away, requests with a known key wait for one question in this time, not each for its own. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Function<String, KeyVerdict> verify;
    private final CallerSettings settings;
    private final Ticker ticker;
    private final Cache<KeyHash, Known> known;
    private final Cache<KeyHash, KeyVerdict> refused;
    private final Map<KeyHash, CompletableFuture<KeyVerdict>> flights = new ConcurrentHashMap<>();

    /** {@code askAt} and {@code trustedUntil} are the ticker's nanoseconds. */
    private record Known(KeyVerdict.Valid verdict, long askAt, long trustedUntil) {}

    KnownKeys(Function<String, KeyVerdict> verify, CallerSettings settings, Ticker ticker) {
        this.verify = verify;
        this.settings = settings;
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .ticker(ticker)
                .expireAfterWrite(settings.keyCache().plus(settings.keyStaleGrace()))
                .build();
        this.refused = Caffeine.newBuilder()
                .maximumSize(MOST_REFUSED)
                .ticker(ticker)
                .expireAfterWrite(settings.refusalCache())
                .build();
    }

    /** What is known of the key, or what server-main says now. */
    KeyVerdict verdict(String key) {
        KeyHash hash = KeyHash.of(key);
        KeyVerdict remembered = remembered(hash);
        return remembered != null ? remembered : askOnce(key, hash);
    }

    private @Nullable KeyVerdict remembered(KeyHash hash) {
        Known before = known.getIfPresent(hash);
        return before != null && ticker.read() - before.askAt() < 0 ? before.verdict() : refused.getIfPresent(hash);
    }

    private KeyVerdict askOnce(String key, KeyHash hash) {
        var mine = new CompletableFuture<KeyVerdict>();
        CompletableFuture<KeyVerdict> first = flights.putIfAbsent(hash, mine);
        if (first != null) {
            return first.join();
        }
        try {
            // An earlier flight may have landed between our look and our start.
            KeyVerdict landed = remembered(hash);
            mine.complete(landed != null ? landed : remember(hash, verify.apply(key)));
            return mine.join();
        } finally {
            flights.remove(hash);
            // Only if the asking threw: nobody waits for ever.
            mine.complete(new KeyVerdict.Unavailable());
        }
    }

    private KeyVerdict remember(KeyHash hash, KeyVerdict verdict) {
        return switch (verdict) {
            case KeyVerdict.Valid valid -> trust(hash, valid);
            case KeyVerdict.Refused no -> {
                known.invalidate(hash);
                refused.put(hash, no);
                yield no;
            }
            case KeyVerdict.Unavailable away -> stale(hash, away);
        };
    }

    private KeyVerdict trust(KeyHash hash, KeyVerdict.Valid valid) {
        long askAt = ticker.read() + settings.keyCache().toNanos();
        known.put(hash, new Known(valid, askAt, askAt + settings.keyStaleGrace().toNanos()));
        refused.invalidate(hash);
        return valid;
    }

    private KeyVerdict stale(KeyHash hash, KeyVerdict away) {
        Known before = known.getIfPresent(hash);
        long now = ticker.read();
        if (before == null || now - before.trustedUntil() >= 0) {
            return away;
        }
        long askAt = now + Math.min(ASK_AGAIN.toNanos(), before.trustedUntil() - now);
        known.put(hash, new Known(before.verdict(), askAt, before.trustedUntil()));
        return before.verdict();
    }
}
