package com.easyai.gateway.wakeup;

import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many jobs of a queue could go now, as far as one look can tell. Only the permits decide. */
final class SeeRoom {
    private static final ReadLimits.Use UNUSED = new ReadLimits.Use(0, 0, 0, Optional.empty());

    private final ReadLimits limits;
    private final CurrentCatalogue catalogue;
    private final CallPlatforms calls;

    SeeRoom(ReadLimits limits, CurrentCatalogue catalogue, CallPlatforms calls) {
        this.limits = limits;
        this.catalogue = catalogue;
        this.calls = calls;
    }

    /** One look at all limits, good for a moment. */
    Map<Scope, ReadLimits.Use> look() {
        return limits.read();
    }

    /** At most {@code most}. A queue that no platform serves any more has room: its jobs have to learn of it. */
    int of(Pool pool, Map<Scope, ReadLimits.Use> seen, int most) {
        List<Offering> offerings = pool.offerings(catalogue.get());
        if (offerings.isEmpty()) {
            return most;
        }
        long room = 0;
        for (Offering offering : offerings) {
            room += Math.min(most, of(offering, seen));
        }
        return (int) Math.min(most, room);
    }

    /** A circuit that finds out lets few through; the permits of all others would be counted and not used. */
    private long most(Offering offering) {
        return calls.isBeingProbed(offering.platform().name()) ? 1 : Long.MAX_VALUE;
    }

    private long of(Offering offering, Map<Scope, ReadLimits.Use> seen) {
        if (calls.isOutOfReach(offering.platform().name())) {
            return 0;
        }
        long platform = seen.getOrDefault(Scope.of(offering.platform()), UNUSED)
                .room(offering.platform().limits());
        long model = seen.getOrDefault(Scope.of(offering), UNUSED)
                .room(offering.model().limits());
        return Math.min(Math.min(platform, model), most(offering));
    }
}
