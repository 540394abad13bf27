package com.easyai.gateway.routing;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.request.CanonicalRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which platforms a request may go to, and in which order. Pure: the same catalogue, request, seed and
 * circumstances give the same decision on every machine, so a dry run can repeat it.
 */
public final class ChoosePlatforms {
    private final Map<String, ProviderAdapter> adapters;

    public ChoosePlatforms(Collection<ProviderAdapter> adapters) {
        this.adapters =
                adapters.stream().collect(Collectors.toUnmodifiableMap(ProviderAdapter::name, Function.identity()));
    }

    /** Orders by priority, then by a draw in proportion to the weights that {@code seed}, a job's id, decides. */
    public Route decide(Catalogue catalogue, CanonicalRequest request, String seed, Circumstances now) {
        var candidates = new ArrayList<RoutingDecision.Candidate>();
        var stops = new ArrayList<Route.Stop>();
        var unfit = new TreeSet<String>();
        var closed = new TreeSet<String>();
        List<Offering> offerings = catalogue.offering(request.model(), request.kind());
        for (Offering offering : WeightedOrder.of(offerings, seed)) {
            Outcome outcome = judge(offering, request, now);
            candidates.add(candidate(offering, outcome));
            if (outcome instanceof Outcome.Usable(PreparedCall call)) {
                stops.add(new Route.Stop(offering, call));
            } else if (outcome instanceof Outcome.Unfit) {
                unfit.add(offering.platform().name());
            } else if (outcome instanceof Outcome.Closed) {
                closed.add(offering.platform().name());
            }
        }
        String chosen = stops.isEmpty() ? null : stops.getFirst().platform();
        return new Route(new RoutingDecision(catalogue.revision(), candidates, chosen), stops, unfit, closed);
    }

    /**
     * Refuses on the way in what no platform could be told.
     *
     * @throws GatewayException 400 naming the parameter that the first platform cannot express, if none can express all
     */
    public void refuseInexpressible(Catalogue catalogue, CanonicalRequest request, String pathPrefix) {
        Preparation.@Nullable Unsupported first = null;
        for (Offering offering : catalogue.offering(request.model(), request.kind())) {
            Optional<Preparation> preparation = prepare(offering, request);
            if (preparation.isPresent() && preparation.get() instanceof Preparation.Unsupported unsupported) {
                first = first == null ? unsupported : first;
            } else if (preparation.isPresent()) {
                return;
            }
        }
        if (first != null) {
            throw GatewayException.at(pathPrefix + first.param(), ErrorCode.UNSUPPORTED_PARAMETER, first.message());
        }
    }

    private Outcome judge(Offering offering, CanonicalRequest request, Circumstances now) {
        String platform = offering.platform().name();
        if (!now.prices().byPlatform().containsKey(platform)) {
            return new Outcome.Unfit(
                    "has no price in the job's revision " + now.prices().revision());
        }
        Outcome fit = fit(offering, request);
        if (fit instanceof Outcome.Unfit) {
            return fit;
        }
        String excluded = now.excluded().get(platform);
        if (excluded != null) {
            return new Outcome.Skipped(excluded);
        }
        return switch (now.availability().apply(platform)) {
            case Availability.Closed(String reason) -> new Outcome.Closed(reason);
            case Availability.Open() -> fit;
        };
    }

    private Outcome fit(Offering offering, CanonicalRequest request) {
        Optional<Preparation> preparation = prepare(offering, request);
        if (preparation.isEmpty()) {
            return new Outcome.Unfit("this service has no adapter "
                    + offering.platform().access().adapter());
        }
        return switch (preparation.get()) {
            case Preparation.Ready(PreparedCall call) -> new Outcome.Usable(call);
            case Preparation.Unsupported unsupported -> new Outcome.Unfit(unsupported.message());
        };
    }

    private Optional<Preparation> prepare(Offering offering, CanonicalRequest request) {
        return Optional.ofNullable(adapters.get(offering.platform().access().adapter()))
                .map(adapter -> adapter.prepare(new ProviderRequest(
                        request.kind(),
                        offering.model().platformModel(),
                        offering.model().mapped(request.parameters()))));
    }

    private static RoutingDecision.Candidate candidate(Offering offering, Outcome outcome) {
        Platform platform = offering.platform();
        String skipped = switch (outcome) {
            case Outcome.Skipped(String reason) -> reason;
            case Outcome.Closed(String reason) -> reason;
            case Outcome.Unfit(String reason) -> reason;
            case Outcome.Usable usable -> null;
        };
        return new RoutingDecision.Candidate(
                platform.name(),
                offering.model().platformModel(),
                platform.turn().priority(),
                platform.turn().weight(),
                skipped);
    }

    private sealed interface Outcome {
        record Usable(PreparedCall call) implements Outcome {}

        /** Not now, for what it did with the job. */
        record Skipped(String reason) implements Outcome {}

        /** Not now, whichever job. */
        record Closed(String reason) implements Outcome {}

        /** Not this job, now or later. */
        record Unfit(String reason) implements Outcome {}
    }
}
