package com.easyai.gateway.replay;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What another catalogue changes for the jobs of one model and kind. */
public final class Change {
    private final String model;
    private final String kind;
    private final Map<String, Long> moves = new TreeMap<>();
    private long jobs;
    private long dearer;
    private long cheaper;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;

    Change(String model, String kind) {
        this.model = model;
        this.kind = kind;
    }

    /**
     * The sums.
     *
     * @param moved by {@code from → to}, where {@code (none)} is no platform, how many jobs go elsewhere
     * @param totalBefore of the jobs that can be served under either catalogue, as decimals in text
     */
    public record Sums(
            String model,
            String kind,
            long jobs,
            Map<String, Long> moved,
            long dearer,
            long cheaper,
            String totalBefore,
            String totalAfter) {}

    void add(String from, Optional<BigDecimal> was, String to, Optional<BigDecimal> becomes) {
        jobs++;
        if (!from.equals(to)) {
            moves.merge(from + " → " + to, 1L, Long::sum);
        }
        if (was.isPresent() && becomes.isPresent()) {
            before = before.add(was.get());
            after = after.add(becomes.get());
            int order = becomes.get().compareTo(was.get());
            dearer += order > 0 ? 1 : 0;
            cheaper += order < 0 ? 1 : 0;
        }
    }

    public Sums sums() {
        return new Sums(
                model, kind, jobs, Map.copyOf(moves), dearer, cheaper, before.toPlainString(), after.toPlainString());
    }
}
