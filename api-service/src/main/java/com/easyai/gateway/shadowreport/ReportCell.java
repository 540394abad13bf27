package com.easyai.gateway.shadowreport;

import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.shadowstore.CountFindings;
import com.easyai.gateway.shadowstore.CountFindings.Cost;
import com.easyai.gateway.shadowstore.CountFindings.Count;
import com.easyai.gateway.verdict.Evidence;
import com.easyai.gateway.verdict.FieldCounts;
import com.easyai.gateway.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The report's part about one model and kind. */
final class ReportCell {
    private static final int MOST_CAUSES = 20;
    private static final int MOST_SAMPLES = 3;

    private record Key(String field, String word, String cause) {}

    private ReportCell() {}

    static ShadowReport.Cell of(
            CountFindings.Cell cell, Evidence evidence, Verdict verdict, List<Count> counts, Cost cost) {
        return new ShadowReport.Cell(
                cell.model(),
                cell.kind(),
                evidence.comparisons(),
                verdict.decision(),
                verdict.reasons(),
                fields(evidence),
                causes(counts),
                days(evidence),
                new ShadowReport.Latency(cost.medianMicros(), cost.slowMicros()),
                ShadowReport.Noise.of(cost.decidedTwice(), cost.disagreed()));
    }

    static Map<String, ShadowReport.Field> fields(Evidence evidence) {
        var fields = new LinkedHashMap<String, ShadowReport.Field>();
        for (Layer layer : Layer.values()) {
            fields.put(layer.wire(), ShadowReport.Field.of(evidence.of(layer)));
        }
        return fields;
    }

    /** Most frequent first, over all days. */
    private static List<ShadowReport.Cause> causes(List<Count> counts) {
        var byKey = new LinkedHashMap<Key, ShadowReport.Cause>();
        counts.stream()
                .filter(count -> !count.word().equals("match"))
                .forEach(count -> byKey.merge(
                        new Key(count.field(), count.word(), count.cause()), cause(count), ReportCell::both));
        return byKey.values().stream()
                .sorted(Comparator.comparingLong(ShadowReport.Cause::count)
                        .reversed()
                        .thenComparing(ShadowReport.Cause::field)
                        .thenComparing(ShadowReport.Cause::cause))
                .limit(MOST_CAUSES)
                .toList();
    }

    private static ShadowReport.Cause cause(Count count) {
        return new ShadowReport.Cause(
                count.field(), count.word(), count.cause(), count.count(), count.samples(), count.detail());
    }

    private static ShadowReport.Cause both(ShadowReport.Cause one, ShadowReport.Cause other) {
        return new ShadowReport.Cause(
                one.field(),
                one.outcome(),
                one.cause(),
                one.count() + other.count(),
                Stream.concat(one.samples().stream(), other.samples().stream())
                        .distinct()
                        .limit(MOST_SAMPLES)
                        .toList(),
                one.detail());
    }

    private static List<ShadowReport.Day> days(Evidence evidence) {
        var days = new ArrayList<ShadowReport.Day>();
        evidence.days().forEach((day, counts) -> {
            var unexplained = new LinkedHashMap<String, Long>();
            for (Layer layer : Layer.values()) {
                unexplained.put(
                        layer.wire(),
                        counts.getOrDefault(layer, FieldCounts.NONE).unexplained());
            }
            FieldCounts any = counts.getOrDefault(Layer.PLATFORM, FieldCounts.NONE);
            days.add(new ShadowReport.Day(day, any.compared() + any.notComparable(), unexplained));
        });
        return days;
    }
}
