package com.easyai.gateway.admission;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Route;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a job's question to the limits out of its route. */
public final class PermitRequests {
    /** Covers what lies between the permit and the call, and what lies between the call's end and its record. */
    private static final Duration AROUND_THE_CALL = Duration.ofSeconds(30);

    private final Map<String, ProviderAdapter> adapters;
    private final CurrentCatalogue catalogue;

    PermitRequests(Collection<ProviderAdapter> adapters, CurrentCatalogue catalogue) {
        this.adapters = adapters.stream().collect(Collectors.toMap(ProviderAdapter::name, Function.identity()));
        this.catalogue = catalogue;
    }

    /** The route must have a stop. */
    public PermitRequest of(ClaimedJob job, int attempt, Route route) {
        return new PermitRequest(
                new PermitRequest.Key(job.id().value(), attempt),
                route.stops().stream().map(this::option).toList(),
                lease(job, route));
    }

    /** A platform and what is counted there for the call. */
    Option option(Route.Stop stop) {
        return Option.of(
                stop.offering(),
                adapter(stop)
                        .map(adapter -> adapter.expectedTokens(stop.call()))
                        .orElse(0L));
    }

    private Duration lease(ClaimedJob job, Route route) {
        return route.stops().stream()
                .flatMap(stop -> longest(job, stop).stream())
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b)
                .plus(AROUND_THE_CALL);
    }

    private Optional<Duration> longest(ClaimedJob job, Route.Stop stop) {
        Duration extra =
                adapter(stop).map(adapter -> adapter.extraTime(stop.call())).orElse(Duration.ZERO);
        return catalogue
                .get()
                .account(stop.platform(), job.kind())
                .map(account -> account.allowing(extra).submitTimeout());
    }

    private Optional<ProviderAdapter> adapter(Route.Stop stop) {
        return Optional.ofNullable(
                adapters.get(stop.offering().platform().access().adapter()));
    }
}
