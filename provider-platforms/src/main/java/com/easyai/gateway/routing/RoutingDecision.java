package com.easyai.gateway.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job went where it went: every platform that offers the model, in the order in which they are tried, at one
 * catalogue revision. Kept with each attempt and compared by the dry run.
 */
public record RoutingDecision(
        int revision, List<Candidate> candidates, @Nullable String chosen) {
    private static final String NO_ROOM = "has no room now: its limits of requests, tokens or tasks are used up";

    public RoutingDecision {
        candidates = List.copyOf(candidates);
    }

    /** One platform, and why it is passed over if it is. */
    public record Candidate(
            String platform,
            String platformModel,
            int priority,
            int weight,
            @Nullable String skipped) {
        Candidate skippedFor(String reason) {
            return new Candidate(platform, platformModel, priority, weight, reason);
        }
    }

    /** The same decision with these platforms passed over for want of room, and this one chosen. */
    RoutingDecision passingOver(List<String> full, String chosenNow) {
        List<Candidate> seen = candidates.stream()
                .map(candidate -> full.contains(candidate.platform) ? candidate.skippedFor(NO_ROOM) : candidate)
                .toList();
        return new RoutingDecision(revision, seen, chosenNow);
    }
}
