package com.easyai.gateway.verdict;

import com.easyai.gateway.comparison.Layer;
import java.util.Map;

/**
 * When a model and kind may be switched.
 *
 * @param comparisons the fewest of each layer that both sides could be compared in
 * @param targets by layer, the highest share of unexplained differences that its upper bound may reach; a layer that is
 *     not named allows none at all, however many were compared
 * @param days on so many days in a row, back from the newest, each day by itself must have kept to the targets
 */
public record VerdictRules(int comparisons, Map<Layer, Double> targets, int days) {
    public VerdictRules {
        targets = Map.copyOf(targets);
        require(comparisons >= 1, "comparisons must be at least 1, not " + comparisons);
        require(days >= 1, "days must be at least 1, not " + days);
        require(!targets.containsKey(Layer.ESTIMATE), "estimate takes no target: a wrong price is never allowed");
        targets.forEach((layer, target) ->
                require(target > 0 && target < 1, layer.wire() + " must be above 0 and below 1, not " + target));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
