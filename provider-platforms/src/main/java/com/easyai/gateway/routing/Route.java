package com.easyai.gateway.routing;

import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.catalogue.Offering;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision, and the calls that come of it: the chosen one first, then the others to fall back on, in order. {@code
 * unfit} are platforms that can never serve this request, {@code closed} those that are passed over only because they are
 * not available just now.
 */
public record Route(RoutingDecision decision, List<Stop> stops, Set<String> unfit, Set<String> closed) {
    public Route {
        stops = List.copyOf(stops);
        unfit = Set.copyOf(unfit);
        closed = Set.copyOf(closed);
    }

    /** A platform that can be called, with what it would be sent. */
    public record Stop(Offering offering, PreparedCall call) {
        public String platform() {
            return offering.platform().name();
        }
    }

    /** Empty if no platform can take the job now; the decision says why, one by one. */
    public Optional<Stop> chosen() {
        return stops.stream().findFirst();
    }

    /** The decision once it is known which stop has room: those before it had none. */
    public RoutingDecision decisionAt(int stop) {
        List<String> full = stops.subList(0, stop).stream().map(Stop::platform).toList();
        return decision.passingOver(full, stops.get(stop).platform());
    }
}
