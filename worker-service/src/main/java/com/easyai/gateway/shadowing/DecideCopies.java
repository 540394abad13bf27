package com.easyai.gateway.shadowing;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.comparison.CompareDecisions;
import com.easyai.gateway.comparison.Finding;
import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.dryrun.DecisionDigest;
import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.dryrun.ShadowRequest;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about one copy, and compares. Pure but for the time it takes; whatever goes wrong is a finding. */
final class DecideCopies {
    private static final Logger LOG = LoggerFactory.getLogger(DecideCopies.class);

    private final DryRun dryRun;
    private final CompareDecisions compare;

    DecideCopies(DryRun dryRun, CompareDecisions compare) {
        this.dryRun = dryRun;
        this.compare = compare;
    }

    /** What copies are decided under: the same for all of a batch. */
    record Circumstances(Catalogue catalogue, Map<Scope, Use> uses) {}

    record Decided(String model, String kind, Map<Layer, Finding> findings, DecisionDigest decision, Duration took) {}

    /** The broad catch of this loop: one copy that cannot be decided about must not keep the others waiting. */
    Decided decide(String requestId, String document, Circumstances now) {
        long start = System.nanoTime();
        try {
            return switch (ReadShadowRequest.of(Json.MAPPER.readTree(document))) {
                case ShadowReading.Decidable(ShadowRequest request) -> decide(request, now, start);
                case ShadowReading.Undecidable undecidable -> failed(undecidable.cause(), start);
                case ShadowReading.Unreadable(String cause) -> failed(cause, start);
            };
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("The copied request {} could not be decided about; it is counted as an error", requestId, e);
            return failed("the dry run failed: " + e.getClass().getSimpleName(), start);
        }
    }

    private Decided decide(ShadowRequest request, Circumstances now, long start) {
        DryDecision decision = dryRun.decide(now.catalogue(), request, now.uses());
        return new Decided(
                ReadShadowRequest.shown(request.model()),
                request.kind().wire(),
                compare.compare(request.legacy(), decision),
                DecisionDigest.of(decision),
                since(start));
    }

    private static Decided failed(String cause, long start) {
        var nothing = new DryDecision.Refused(cause, "");
        return new Decided(
                "(none)", "(none)", CompareDecisions.failed(cause, ""), DecisionDigest.of(nothing), since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
