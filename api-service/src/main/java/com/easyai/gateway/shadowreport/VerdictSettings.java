package com.easyai.gateway.shadowreport;

import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.verdict.Ladder;
import com.easyai.gateway.verdict.VerdictRules;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.shadow.verdict.*}: when a model and kind may be switched. A wrong price is never allowed, so it
 * takes no setting.
 *
 * @param comparisons the fewest of each layer; 200 without a difference are the fewest that show less than 2 percent
 * @param days days in a row that must have held. One, because each step of the ladder asks again, so that four steps take
 *     at least four days
 * @param candidates the highest share of unexplained differences in the platforms offered, by its upper bound
 * @param platform the same of the platform chosen; both say where requests go, which one in fifty may not be wrong about
 * @param limits the same of the limits; higher, because the two sides look at moving counts at different moments
 * @param parameters the same of what the provider is sent, which decides what the user gets
 * @param ladder in percent, the steps in which traffic is moved
 */
@ConfigurationProperties("gateway.shadow.verdict")
record VerdictSettings(
        @DefaultValue("200") int comparisons,
        @DefaultValue("1") int days,
        @DefaultValue("0.02") double candidates,
        @DefaultValue("0.02") double platform,
        @DefaultValue("0.05") double limits,
        @DefaultValue("0.02") double parameters,
        @DefaultValue({"1", "5", "25", "100"}) List<Integer> ladder) {
    VerdictSettings {
        try {
            var _ = rules(comparisons, days, candidates, platform, limits, parameters);
            var _ = new Ladder(ladder);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("gateway.shadow.verdict: " + wrong.getMessage(), wrong);
        }
    }

    VerdictRules rules() {
        return rules(comparisons, days, candidates, platform, limits, parameters);
    }

    Ladder steps() {
        return new Ladder(ladder);
    }

    private static VerdictRules rules(
            int comparisons, int days, double candidates, double platform, double limits, double parameters) {
        return new VerdictRules(
                comparisons,
                Map.of(
                        Layer.CANDIDATES, candidates,
                        Layer.PLATFORM, platform,
                        Layer.LIMITS, limits,
                        Layer.PARAMETERS, parameters),
                days);
    }
}
