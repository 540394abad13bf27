package com.easyai.gateway.execution;

import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.routing.Circumstances;
import com.easyai.gateway.routing.Route;
import java.util.Map;

/** Asks routing where a job may go now. */
final class ChooseRoute {
    private final CurrentCatalogue catalogue;
    private final ChoosePlatforms choose;
    private final CallPlatforms calls;

    ChooseRoute(CurrentCatalogue catalogue, ChoosePlatforms choose, CallPlatforms calls) {
        this.catalogue = catalogue;
        this.choose = choose;
        this.calls = calls;
    }

    static CanonicalRequest request(ClaimedJob job) {
        return CanonicalRequest.fromJson(job.request());
    }

    Route route(ClaimedJob job, CanonicalRequest request, Map<String, String> excluded) {
        var now = new Circumstances(job.prices(), excluded, calls::availability);
        return choose.decide(catalogueFor(job), request, job.id().toString(), now);
    }

    /** A job may be accepted under a revision that this worker has not followed to yet. */
    private Catalogue catalogueFor(ClaimedJob job) {
        if (catalogue.get().revision() < job.prices().revision()) {
            catalogue.refresh();
        }
        return catalogue.get();
    }
}
