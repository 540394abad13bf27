package com.easyai.gateway.jobquery;

import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Pool;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a waiting job may start: its place in the queue, at the pace of the last minute, and not before a pause that its
 * providers asked for is over. Empty where nothing started in the last minute that could tell a pace.
 */
public final class EstimateStart {
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final CurrentCatalogue catalogue;
    private final Clock clock;
    private final LoadingCache<Boolean, Map<Scope, ReadLimits.Use>> limits;

    EstimateStart(CurrentCatalogue catalogue, ReadLimits limits, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.limits = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).build(all -> limits.read());
    }

    Optional<Instant> of(Pool pool, long position) {
        List<Offering> offerings = pool.offerings(catalogue.get());
        Map<Scope, ReadLimits.Use> seen = limits.get(true);
        long started = offerings.stream().mapToLong(o -> startedBy(o, seen)).sum();
        if (started == 0) {
            return opening(offerings, seen);
        }
        Instant inTurn = clock.instant().plusMillis(position * WINDOW_MILLIS / started);
        return Optional.of(opening(offerings, seen).filter(inTurn::isBefore).orElse(inTurn));
    }

    private static long startedBy(Offering offering, Map<Scope, ReadLimits.Use> seen) {
        ReadLimits.Use use = seen.get(Scope.of(offering));
        return use == null ? 0 : use.requests();
    }

    /** The first end of a pause; empty if one of the platforms has none. */
    private static Optional<Instant> opening(List<Offering> offerings, Map<Scope, ReadLimits.Use> seen) {
        List<Optional<Instant>> ends = offerings.stream()
                .map(offering -> Optional.ofNullable(seen.get(Scope.of(offering.platform())))
                        .flatMap(ReadLimits.Use::closed)
                        .map(ReadLimits.Closed::until))
                .toList();
        return ends.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : ends.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }
}
