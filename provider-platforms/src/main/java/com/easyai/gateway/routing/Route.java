package com.easyai.gateway.routing;

import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.catalogue.Offering;
import java.util.List;
import java.util.Optional;

/** A decision, and the calls that come of it: the chosen one first, then the others to fall back on, in order. */
public record Route(RoutingDecision decision, List<Stop> stops) {
    public Route {
        stops = List.copyOf(stops);
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
}
