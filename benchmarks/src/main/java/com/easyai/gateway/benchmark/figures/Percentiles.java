package com.easyai.gateway.benchmark.figures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a number of durations are spread, in milliseconds; all zero when there were none. */
public record Percentiles(int count, double p50, double p90, double p99, double max) {

    public static Percentiles ofNanos(long[] nanos) {
        return ofMillis(Arrays.stream(nanos).mapToDouble(value -> value / 1e6).toArray());
    }

    public static Percentiles ofMillis(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), at(sorted, 1));
    }

    /** The smallest value that at least this share of all values does not exceed. */
    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) return 0;
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** As the JSON line carries it. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("count", count);
        figures.put("p50Ms", Rounded.of(p50));
        figures.put("p90Ms", Rounded.of(p90));
        figures.put("p99Ms", Rounded.of(p99));
        figures.put("maxMs", Rounded.of(max));
        return figures;
    }

    @Override
    public String toString() {
        return "p50 %s ms, p99 %s ms, longest %s ms".formatted(Rounded.of(p50), Rounded.of(p99), Rounded.of(max));
    }
}
