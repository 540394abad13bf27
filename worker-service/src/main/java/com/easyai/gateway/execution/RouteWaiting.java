package com.easyai.gateway.execution;

import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.routing.Route;
import java.util.List;

/** Where a waiting job would go if it were woken now. */
public final class RouteWaiting {
    private final ChooseRoute choose;

    RouteWaiting(ChooseRoute choose) {
        this.choose = choose;
    }

    /** A job, the number of its next attempt, and where that may go. */
    public record Routed(ClaimedJob job, int attempt, Route route) {}

    public Routed route(ClaimedJob job, List<PastAttempt> earlier) {
        Tries tries = Tries.of(job, earlier);
        return new Routed(job, tries.nextNumber(), choose.route(job, ChooseRoute.request(job), tries.excluded()));
    }
}
