package com.easyai.gateway.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job went where it went: every platform that offers the model, in the order in which they are tried, at one
 * catalogue revision. Kept with each attempt and compared by the dry run.
 */
public record RoutingDecision(
        int revision, List<Candidate> candidates, @Nullable String chosen) {
    public RoutingDecision {
        candidates = List.copyOf(candidates);
    }

    /** One platform, and why it is passed over if it is. */
    public record Candidate(
            String platform,
            String platformModel,
            int priority,
            int weight,
            @Nullable String skipped) {}
}
