package com.easyai.gateway.benchmark.videos;

import com.easyai.gateway.benchmark.figures.Rounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worker's memory over time. */
final class WorkerMemory {
    private static final double MEGABYTE = 1 << 20;

    private final List<Sample> samples = new ArrayList<>();

    /**
     * One look.
     *
     * @param second since the first submit
     * @param resident resident set in megabytes
     * @param heap used heap in megabytes, garbage included
     * @param running tasks that were followed then
     */
    record Sample(int second, double resident, double heap, long running) {}

    void add(Sample sample) {
        samples.add(sample);
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The used heap in megabytes, from the metrics page. */
    static double heap(String prometheus) {
        return prometheus
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEGABYTE;
    }

    /** While all tasks were followed: the middle of the first and of the last third, which differ when memory grows. */
    Map<String, Object> trend(long tasks) {
        List<Sample> full =
                samples.stream().filter(sample -> sample.running >= tasks).toList();
        int third = full.size() / 3;
        var trend = new LinkedHashMap<String, Object>();
        trend.put("samples", full.size());
        if (third == 0) return trend;
        List<Sample> first = full.subList(0, third);
        List<Sample> last = full.subList(full.size() - third, full.size());
        trend.put(
                "residentFirstThirdMb",
                median(first.stream().mapToDouble(Sample::resident).toArray()));
        trend.put(
                "residentLastThirdMb",
                median(last.stream().mapToDouble(Sample::resident).toArray()));
        trend.put(
                "heapFirstThirdMb",
                median(first.stream().mapToDouble(Sample::heap).toArray()));
        trend.put(
                "heapLastThirdMb",
                median(last.stream().mapToDouble(Sample::heap).toArray()));
        return trend;
    }

    double mostResident() {
        return samples.stream().mapToDouble(Sample::resident).max().orElse(0);
    }

    private static Object median(double[] values) {
        Arrays.sort(values);
        return Rounded.of(values[values.length / 2]);
    }
}
