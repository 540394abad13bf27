package com.easyai.gateway.dryrun;

import com.easyai.gateway.pricing.Bill;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway would do with a request. */
public sealed interface DryDecision {
    /** It would not take it, for a reason that the caller would be told. */
    record Refused(String cause, String message) implements DryDecision {}

    /** It does not decide about requests of this kind before they run. */
    record NotDecided(String why) implements DryDecision {}

    /**
     * It would take it.
     *
     * @param stops where it may go, in the order in which they are tried
     * @param admitted the stop that has room now; empty if it would wait
     */
    record Taken(int revision, List<Stop> stops, Optional<Stop> admitted) implements DryDecision {
        public Taken {
            stops = List.copyOf(stops);
        }

        /** Where it goes: to the stop with room, and to the first one once it is woken. */
        public Optional<Stop> chosen() {
            return admitted.or(() -> stops.stream().findFirst());
        }

        public Optional<Stop> at(String platform) {
            return stops.stream()
                    .filter(stop -> stop.platform().equals(platform))
                    .findFirst();
        }
    }

    /** A platform, and what it would be sent, cost the user, and have room for. */
    record Stop(String platform, int priority, ObjectNode parameters, Bill estimate, Room room) {
        /** Prints without the parameters, which hold the prompt. */
        @Override
        public String toString() {
            return "Stop[" + platform + ", " + estimate.total() + "]";
        }
    }
}
