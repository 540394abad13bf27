package com.easyai.gateway.verdict;

import com.easyai.gateway.comparison.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies the rules to the evidence. */
public final class Judge {
    private final VerdictRules rules;

    public Judge(VerdictRules rules) {
        this.rules = rules;
    }

    public Verdict judge(Evidence evidence) {
        var against = new ArrayList<String>();
        long comparisons = evidence.comparisons();
        if (comparisons < rules.comparisons()) {
            against.add("comparisons: " + comparisons + " of the " + rules.comparisons() + " needed");
        }
        for (Layer layer : Layer.values()) {
            FieldCounts counts = evidence.of(layer);
            if (comparisons >= rules.comparisons() && counts.compared() < rules.comparisons()) {
                against.add(layer.wire() + ": only " + counts.compared() + " of " + comparisons + " could be compared, "
                        + rules.comparisons() + " are needed");
            }
            tooMany(layer, counts).ifPresent(against::add);
        }
        days(evidence).ifPresent(against::add);
        return Verdict.of(against);
    }

    private Optional<String> tooMany(Layer layer, FieldCounts counts) {
        Double target = rules.targets().get(layer);
        if (target == null) {
            return counts.unexplained() == 0
                    ? Optional.empty()
                    : Optional.of(layer.wire() + ": " + counts.unexplained() + " of " + counts.compared()
                            + " differ without an explanation, none may");
        }
        double high = counts.rate().high();
        return counts.compared() == 0 || high <= target
                ? Optional.empty()
                : Optional.of(layer.wire() + ": " + counts.unexplained() + " of " + counts.compared()
                        + " differ without an explanation, so it may be up to " + percent(high) + ", and "
                        + percent(target) + " are allowed");
    }

    private Optional<String> days(Evidence evidence) {
        int held = 0;
        for (Map.Entry<LocalDate, Map<Layer, FieldCounts>> day :
                evidence.days().descendingMap().entrySet()) {
            Optional<Layer> broken = brokenOn(day.getValue());
            if (broken.isPresent() && held < rules.days()) {
                return Optional.of("days: held on " + held + " of the " + rules.days() + " needed in a row; on "
                        + day.getKey() + " " + broken.get().wire() + " did not");
            }
            held++;
        }
        return held >= rules.days()
                ? Optional.empty()
                : Optional.of("days: held on " + held + " of the " + rules.days() + " needed in a row");
    }

    /** A day by itself has too few comparisons for a bound, so its plain rate is judged. */
    private Optional<Layer> brokenOn(Map<Layer, FieldCounts> day) {
        for (Layer layer : Layer.values()) {
            FieldCounts counts = Evidence.on(day, layer);
            if (counts.rate().rate() > rules.targets().getOrDefault(layer, 0.0)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
