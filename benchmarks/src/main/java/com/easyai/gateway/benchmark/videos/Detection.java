package com.easyai.gateway.benchmark.videos;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How soon the ends of tasks were noticed.
 *
 * @param lag      from the task's end at the provider to the job's {@code delivered_at}
 * @param interval between the two polls that had the end between them
 * @param late     tasks noticed later than their interval and two seconds
 * @param polls    of all tasks together
 */
record Detection(Percentiles lag, Percentiles interval, int late, long polls) {
    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final Pattern NUMBER = Pattern.compile("number ([0-9]{12})");

    /** A task whose end was noticed. */
    private record Noticed(double lagMillis, double intervalMillis) {
        boolean isLate() {
            return lagMillis > intervalMillis + ALLOWED.toMillis();
        }
    }

    /**
     * Brings both sides of each task together.
     *
     * @param tasks     the provider's, with when they ended and when they were polled
     * @param delivered when each job's end was stored, by the number in its prompt
     */
    static Detection of(JsonNode tasks, Map<Long, Instant> delivered) {
        List<Noticed> noticed = new ArrayList<>();
        long polls = 0;
        for (JsonNode task : tasks) {
            polls += task.path("polls").asLong();
            Matcher number = NUMBER.matcher(task.path("prompt").asString(""));
            Instant stored = number.find() ? delivered.get(Long.parseLong(number.group(1))) : null;
            if (stored != null && task.path("polledAfterEnd").isString()) noticed.add(noticed(task, stored));
        }
        return new Detection(
                Percentiles.ofMillis(
                        noticed.stream().mapToDouble(Noticed::lagMillis).toArray()),
                Percentiles.ofMillis(
                        noticed.stream().mapToDouble(Noticed::intervalMillis).toArray()),
                (int) noticed.stream().filter(Noticed::isLate).count(),
                polls);
    }

    private static Noticed noticed(JsonNode task, Instant stored) {
        Instant end = instant(task, "endsAt");
        Instant before = task.path("polledBeforeEnd").isString()
                ? instant(task, "polledBeforeEnd")
                : instant(task, "submittedAt");
        return new Noticed(millis(end, stored), millis(before, instant(task, "polledAfterEnd")));
    }

    private static Instant instant(JsonNode task, String name) {
        return Instant.parse(task.path(name).asString());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    void describe(Table table) {
        table.heading("Detection (from the task's end at the provider to the job's delivered_at)")
                .row("ends noticed", lag.count())
                .row("lag", lag)
                .row("poll interval at the end", interval)
                .row("later than interval + 2 s", late)
                .row("polls", polls);
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("lag", lag.figures());
        figures.put("pollInterval", interval.figures());
        figures.put("laterThanIntervalPlus2s", late);
        figures.put("polls", polls);
        return figures;
    }
}
