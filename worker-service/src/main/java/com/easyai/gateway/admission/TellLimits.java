package com.easyai.gateway.admission;

import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.limits.CloseScope;
import com.easyai.gateway.limits.CountAgain;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.recording.Insist;
import com.easyai.gateway.routing.Route;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells all workers what a platform's answers say about its limits. */
public final class TellLimits {
    private final CloseScope close;
    private final EndPermits end;
    private final CountAgain count;
    private final PermitRequests requests;

    TellLimits(CloseScope close, EndPermits end, CountAgain count, PermitRequests requests) {
        this.close = close;
        this.end = end;
        this.count = count;
        this.requests = requests;
    }

    /** Counts a call once more that leaves too late, because reading its inputs or connecting took long. */
    public Departure departure(Route.Stop stop, HeldPermit permit) {
        return () -> count.ifLate(permit.granted(), requests.option(stop));
    }

    /** From now on nobody calls the platform before its pause is over. */
    public void throttled(Route.Stop stop, Optional<Duration> retryAfter) {
        Scope scope = Scope.of(stop.offering().platform());
        Insist.on(
                "the pause of " + scope,
                () -> close.close(scope, retryAfter, "the provider answered that it has no room"));
    }

    /** A call went well: if it was the first after a pause, the next pause is a short one again. */
    public void succeeded(Route.Stop stop, HeldPermit permit) {
        if (permit.granted().isAfterPause()) {
            close.succeeded(PermitRequest.Option.of(stop.offering(), 0));
        }
    }

    /** Gives back what will not be used. */
    public void unused(ClaimedJob job, HeldPermit permit) {
        var key = new PermitRequest.Key(job.id().value(), permit.attempt());
        end.end(new EndPermits.Ended(key, OptionalLong.empty()));
    }
}
