package com.easyai.gateway.verdict;

import java.util.List;
import java.util.OptionalInt;

/** In which steps traffic is moved, in percent: each asks for a verdict of its own. */
public record Ladder(List<Integer> steps) {
    public Ladder {
        steps = List.copyOf(steps);
        boolean climbs = steps.equals(steps.stream().sorted().distinct().toList());
        if (steps.isEmpty() || !climbs || steps.getFirst() < 1 || steps.getLast() != 100) {
            throw new IllegalArgumentException(
                    "the ladder must climb from at least 1 to 100 percent, such as 1, 5, 25, 100, not " + steps);
        }
    }

    /** The next step above what is switched now; empty at the top. */
    public OptionalInt after(int percentNow) {
        return steps.stream()
                .mapToInt(Integer::intValue)
                .filter(step -> step > percentNow)
                .findFirst();
    }
}
