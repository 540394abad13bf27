package com.easyai.gateway.admission;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Route;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
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
        ProviderAdapter adapter =
                adapters.get(stop.offering().platform().access().adapter());
        return Option.of(stop.offering(), adapter == null ? 0 : adapter.expectedTokens(stop.call()));
    }

    private Duration lease(ClaimedJob job, Route route) {
        return route.stops().stream()
                .flatMap(stop -> catalogue.get().account(stop.platform(), job.kind()).stream())
                .map(Account::submitTimeout)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b)
                .plus(AROUND_THE_CALL);
    }
}
