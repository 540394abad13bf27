package com.easyai.gateway.verdict;

import com.easyai.gateway.comparison.Layer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The counts of one model and kind, day by day. */
public final class Evidence {
    private final NavigableMap<LocalDate, Map<Layer, FieldCounts>> days = new TreeMap<>();

    public void add(LocalDate day, Layer layer, String word, long count) {
        days.computeIfAbsent(day, d -> new EnumMap<>(Layer.class))
                .merge(layer, FieldCounts.NONE.plus(word, count), FieldCounts::plus);
    }

    public void add(Evidence other) {
        other.days.forEach((day, counts) -> counts.forEach((layer, more) ->
                days.computeIfAbsent(day, d -> new EnumMap<>(Layer.class)).merge(layer, more, FieldCounts::plus)));
    }

    /** The days with comparisons. */
    public NavigableMap<LocalDate, Map<Layer, FieldCounts>> days() {
        return days;
    }

    public FieldCounts of(Layer layer) {
        return days.values().stream().map(day -> on(day, layer)).reduce(FieldCounts.NONE, FieldCounts::plus);
    }

    /** How many requests were compared: each has a finding in every layer. */
    public long comparisons() {
        FieldCounts any = of(Layer.PLATFORM);
        return any.compared() + any.notComparable();
    }

    static FieldCounts on(Map<Layer, FieldCounts> day, Layer layer) {
        return day.getOrDefault(layer, FieldCounts.NONE);
    }
}
