package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How platforms are doing just now: one look at all limits and circuits. */
record LiveUse(Map<Scope, ReadLimits.Use> limits, List<CircuitBoard.Line> circuits) {

    /** What is used of a minute and of the slots; {@code closedUntil}: nobody calls before, and why. */
    record Use(
            long requests,
            long tokens,
            long slots,
            @Nullable Instant closedUntil,
            @Nullable String closedReason) {}

    /** A circuit for submissions at one worker, or for calls at one api. */
    record Circuit(String worker, String state, Instant since) {}

    /** Null before anything was counted there. */
    @Nullable
    Use of(Scope scope) {
        ReadLimits.Use use = limits.get(scope);
        return use == null
                ? null
                : new Use(
                        use.requests(),
                        use.tokens(),
                        use.slots(),
                        use.closed().map(ReadLimits.Closed::until).orElse(null),
                        use.closed().map(ReadLimits.Closed::reason).orElse(null));
    }

    /** Of every worker and api that has called the platform. */
    List<Circuit> circuitsOf(String platform) {
        return circuits.stream()
                .filter(line -> line.name().equals(platform))
                .map(line -> new Circuit(line.process(), line.state(), line.since()))
                .toList();
    }
}
