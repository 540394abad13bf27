package com.easyai.gateway.replay;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryDecision.Stop;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.request.CanonicalRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides about accepted jobs under two catalogues, with room everywhere and each job's id as the seed, and adds up what
 * is different. The money is the estimate: what would be charged if everything that was asked for is delivered.
 */
public final class Replay {
    private static final String NOWHERE = "(none)";

    private final DryRun dryRun;
    private final Catalogue today;
    private final Catalogue proposed;
    private final Map<Line, Change> changes = new TreeMap<>();

    public Replay(DryRun dryRun, Catalogue today, Catalogue proposed) {
        this.dryRun = dryRun;
        this.today = today;
        this.proposed = proposed;
    }

    private record Line(String model, String kind) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byModel = model.compareTo(other.model);
            return byModel != 0 ? byModel : kind.compareTo(other.kind);
        }
    }

    private record Course(String platform, Optional<BigDecimal> total) {}

    /** Nothing is stored and nothing is kept of the request. */
    public void add(String jobId, CanonicalRequest request) {
        Course before = course(today, jobId, request);
        Course after = course(proposed, jobId, request);
        changes.computeIfAbsent(
                        new Line(request.model(), request.kind().wire()), line -> new Change(line.model, line.kind))
                .add(before.platform, before.total, after.platform, after.total);
    }

    /** By model and kind, in their order. */
    public Map<String, Change> changes() {
        var result = new LinkedHashMap<String, Change>();
        changes.forEach((line, change) -> result.put(line.model + " " + line.kind, change));
        return result;
    }

    private Course course(Catalogue catalogue, String jobId, CanonicalRequest request) {
        try {
            DryDecision.Taken taken = dryRun.decide(catalogue, request, jobId, Map.of());
            return new Course(
                    taken.chosen().map(Stop::platform).orElse(NOWHERE),
                    taken.chosen().map(stop -> new BigDecimal(stop.estimate().total())));
        } catch (GatewayException unpriced) {
            return new Course(NOWHERE, Optional.empty());
        }
    }
}
