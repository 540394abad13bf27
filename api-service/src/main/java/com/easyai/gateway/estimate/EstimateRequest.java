package com.easyai.gateway.estimate;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.routing.Circumstances;
import com.easyai.gateway.routing.Route;
import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Prices an image, edit or video request by the same steps as a job's, as if all platforms were well. Stores nothing. */
final class EstimateRequest {
    /** Platforms of one priority are drawn for; the same draw every time, so that the same request costs the same. */
    static final String SEED = "estimate";

    static final Duration UNTIL_CHANGED = Duration.ofMinutes(1);

    private final CurrentCatalogue catalogue;
    private final CanonicaliseRequest canonicalise;
    private final ChoosePlatforms platforms;

    EstimateRequest(CurrentCatalogue catalogue, CanonicaliseRequest canonicalise, ChoosePlatforms platforms) {
        this.catalogue = catalogue;
        this.canonicalise = canonicalise;
        this.platforms = platforms;
    }

    /**
     * Priced for what the request asks for, but for what is told.
     *
     * @throws GatewayException as a submission of the request would, its fields named with the path before them; 400 for
     *     told quantities that it cannot have
     */
    Estimate of(JobKind kind, ObjectNode body, String path, ToldUsage told) {
        Catalogue offered = catalogue.get();
        CanonicalRequest request = canonicalise.whole(offered, kind, body, path);
        PriceSnapshot prices = PriceRequest.snapshot(offered, request);
        platforms.refuseInexpressible(offered, request, path);
        Route route = platforms.decide(offered, request, SEED, Circumstances.allWell(prices));
        String first = route.chosen().map(Route.Stop::platform).orElseThrow(EstimateRequest::nobody);
        Usage usage = told.over(request.expectedUsage());
        Bill bill = prices.bill(first, usage);
        return new Estimate(bill.currency(), bill.total(), bill.lines(), candidates(route, prices, usage));
    }

    private static List<Estimate.Candidate> candidates(Route route, PriceSnapshot prices, Usage usage) {
        return route.stops().stream()
                .map(Route.Stop::platform)
                .map(name ->
                        new Estimate.Candidate(name, prices.bill(name, usage).total()))
                .toList();
    }

    private static GatewayException nobody() {
        return GatewayException.later(
                ErrorCode.SERVICE_UNAVAILABLE, "No platform can take this request just now.", UNTIL_CHANGED);
    }
}
