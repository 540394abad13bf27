package com.easyai.gateway.dryrun;

import com.easyai.gateway.canonical.CanonicalJson;
import com.easyai.gateway.canonical.Json;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision without anything of the user's: kept to be shown, and to find out whether the same request is decided in the
 * same way later. Of the parameters only their SHA-256 is left.
 */
public record DecisionDigest(
        int revision,
        List<String> candidates,
        @Nullable String platform,
        String limits,
        @Nullable String total,
        @Nullable String currency,
        @Nullable String parameters) {
    public DecisionDigest {
        candidates = List.copyOf(candidates);
    }

    public static DecisionDigest of(DryDecision decision) {
        return switch (decision) {
            case DryDecision.Refused(String cause, String message) -> undecided(cause);
            case DryDecision.NotDecided(String why) -> undecided("not decided");
            case DryDecision.Taken taken -> of(taken);
        };
    }

    public static DecisionDigest parse(String json) {
        return Json.MAPPER.readValue(json, DecisionDigest.class);
    }

    public String toJson() {
        return Json.MAPPER.writeValueAsString(this);
    }

    private static DecisionDigest of(DryDecision.Taken taken) {
        DryDecision.@Nullable Stop chosen = taken.chosen().orElse(null);
        return new DecisionDigest(
                taken.revision(),
                taken.stops().stream().map(DryDecision.Stop::platform).toList(),
                chosen == null ? null : chosen.platform(),
                taken.admitted().isPresent() ? "admitted" : "throttled",
                chosen == null ? null : chosen.estimate().total(),
                chosen == null ? null : chosen.estimate().currency(),
                chosen == null ? null : HexFormat.of().formatHex(CanonicalJson.fingerprint(chosen.parameters())));
    }

    private static DecisionDigest undecided(String why) {
        return new DecisionDigest(0, List.of(), null, why, null, null, null);
    }
}
