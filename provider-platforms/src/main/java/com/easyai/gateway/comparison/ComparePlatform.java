package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The platform that was chosen: the same, one that the draw could have chosen here too, or another. */
final class ComparePlatform {
    static final String ALLOWED = "allowed";

    private ComparePlatform() {}

    static Finding compare(JsonNode written, DryDecision.Taken ours) {
        if (!written.isString() || written.asString().isBlank()) {
            return new Finding.NotComparable("legacy.platform is not a platform's name");
        }
        String theirs = written.asString();
        Optional<Stop> chosen = ours.chosen();
        if (chosen.filter(stop -> stop.platform().equals(theirs)).isPresent()) {
            return Finding.Match.SAME;
        }
        if (allowedByBoth(written, ours).isPresent()) {
            return new Finding.Match(ALLOWED);
        }
        String here = chosen.map(Stop::platform).orElse("none");
        return new Finding.Mismatch(
                ShownText.shown(theirs) + " in legacy, " + here + " here",
                ours.at(theirs).isPresent() ? "it is a later candidate here" : "it is no candidate here");
    }

    /** Legacy's platform, if it is another than ours and of the same priority. */
    static Optional<Stop> allowedByBoth(JsonNode platform, DryDecision.Taken ours) {
        return ours.chosen()
                .flatMap(chosen -> ours.at(platform.asString(""))
                        .filter(stop -> stop.priority() == chosen.priority())
                        .filter(stop -> !stop.platform().equals(chosen.platform())));
    }
}
