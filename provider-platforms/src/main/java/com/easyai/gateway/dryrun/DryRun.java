package com.easyai.gateway.dryrun;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapters.Adapters;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.routing.Circumstances;
import com.easyai.gateway.routing.Route;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides about a copied request by the functions that decide about a real one, in their order. Pure: the same catalogue,
 * request, id and uses of the limits give the same decision. Nothing it holds could call a provider, write a row or take a
 * permit: its adapters are made without a connection, and what is used of the limits is handed in.
 */
public final class DryRun {
    private final CanonicaliseRequest canonicalise;
    private final ChoosePlatforms choose;
    private final Adapters adapters;

    /** Takes which URLs of input pictures may be plain http, as submitting does. */
    public DryRun(Predicate<String> plainHttp, Clock clock) {
        this.canonicalise = new CanonicaliseRequest(plainHttp);
        this.adapters = Adapters.withoutConnections(clock);
        this.choose = new ChoosePlatforms(adapters.all());
    }

    /** The request's id takes the place of the job's id in the draw between platforms of one priority. */
    public DryDecision decide(Catalogue catalogue, ShadowRequest shadow, Map<Scope, Use> uses) {
        if (!shadow.kind().isAsynchronous()) {
            return new DryDecision.NotDecided("the gateway answers "
                    + shadow.kind().wire() + " while the caller waits and decides nothing before");
        }
        try {
            CanonicalRequest request = canonicalise.of(catalogue, shadow.kind(), shadow.model(), shadow.request(), "");
            choose.refuseInexpressible(catalogue, request, "");
            return decide(catalogue, request, shadow.requestId(), uses);
        } catch (GatewayException refusal) {
            return new DryDecision.Refused(cause(refusal), String.valueOf(refusal.getMessage()));
        }
    }

    /**
     * For a request that was accepted before, as a job's row keeps it.
     *
     * @throws GatewayException 503 if no platform has a price for it
     */
    public DryDecision.Taken decide(Catalogue catalogue, CanonicalRequest request, String seed, Map<Scope, Use> uses) {
        PriceSnapshot prices = PriceRequest.snapshot(catalogue, request);
        Route route = choose.decide(catalogue, request, seed, Circumstances.allWell(prices));
        List<DryDecision.Stop> stops = route.stops().stream()
                .map(stop -> stop(stop, request, prices, uses))
                .toList();
        return new DryDecision.Taken(
                catalogue.revision(),
                stops,
                stops.stream().filter(stop -> stop.room().admits()).findFirst());
    }

    private DryDecision.Stop stop(
            Route.Stop stop, CanonicalRequest request, PriceSnapshot prices, Map<Scope, Use> uses) {
        return new DryDecision.Stop(
                stop.platform(),
                stop.offering().platform().turn().priority(),
                stop.call().parameters(),
                prices.bill(stop.platform(), request.expectedUsage()),
                Room.of(Option.of(stop.offering(), expectedTokens(stop)), uses));
    }

    private long expectedTokens(Route.Stop stop) {
        return adapters.named(stop.offering().platform().access().adapter())
                .map((ProviderAdapter adapter) -> adapter.expectedTokens(stop.call()))
                .orElse(0L);
    }

    private static String cause(GatewayException refusal) {
        return "refused here: " + refusal.code().wire()
                + refusal.param().map(param -> " at " + param).orElse("");
    }
}
