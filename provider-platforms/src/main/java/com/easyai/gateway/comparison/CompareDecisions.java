package com.easyai.gateway.comparison;

import com.easyai.gateway.dryrun.DecisionDigest;
import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.Legacy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares every layer by itself, so that one difference is counted where it is. */
public final class CompareDecisions {
    private final LimitTolerance tolerance;

    public CompareDecisions(LimitTolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** A finding for each layer, also for those that one side does not have. */
    public Map<Layer, Finding> compare(Legacy legacy, DryDecision ours) {
        var findings = new EnumMap<Layer, Finding>(Layer.class);
        for (Layer layer : Layer.values()) {
            findings.put(layer, finding(layer, legacy, ours));
        }
        return findings;
    }

    /** Every layer without its counterpart here, as when deciding failed. */
    public static Map<Layer, Finding> failed(String cause, String detail) {
        var findings = new EnumMap<Layer, Finding>(Layer.class);
        for (Layer layer : Layer.values()) {
            findings.put(layer, new Finding.Failed(cause, detail));
        }
        return findings;
    }

    /** The layers in which the gateway, asked twice, disagrees with itself; the limits' counts move and are left out. */
    public static List<Layer> differences(DecisionDigest first, DecisionDigest second) {
        var layers = new ArrayList<Layer>();
        addUnlessSame(layers, Layer.CANDIDATES, first.candidates(), second.candidates());
        addUnlessSame(layers, Layer.PLATFORM, first.platform(), second.platform());
        addUnlessSame(layers, Layer.LIMITS, first.limits(), second.limits());
        addUnlessSame(layers, Layer.ESTIMATE, first.total() + first.currency(), second.total() + second.currency());
        addUnlessSame(layers, Layer.PARAMETERS, first.parameters(), second.parameters());
        return layers;
    }

    private static void addUnlessSame(
            List<Layer> layers, Layer layer, @Nullable Object first, @Nullable Object second) {
        if (!Objects.equals(first, second)) {
            layers.add(layer);
        }
    }

    private Finding finding(Layer layer, Legacy legacy, DryDecision ours) {
        JsonNode written = part(layer, legacy);
        if (written.isMissingNode() || written.isNull()) {
            return new Finding.NotComparable("legacy." + layer.wire() + " is missing");
        }
        return switch (ours) {
            case DryDecision.Refused(String cause, String message) -> new Finding.Failed(cause, message);
            case DryDecision.NotDecided(String why) -> new Finding.NotComparable(why);
            case DryDecision.Taken taken -> compare(layer, legacy, taken);
        };
    }

    private Finding compare(Layer layer, Legacy legacy, DryDecision.Taken ours) {
        return switch (layer) {
            case CANDIDATES -> CompareCandidates.compare(legacy.candidates(), ours);
            case PLATFORM -> ComparePlatform.compare(legacy.platform(), ours);
            case LIMITS -> new CompareLimits(tolerance).compare(legacy, ours);
            case ESTIMATE -> CompareEstimate.compare(legacy, ours);
            case PARAMETERS -> CompareParameters.compare(legacy, ours);
        };
    }

    private static JsonNode part(Layer layer, Legacy legacy) {
        return switch (layer) {
            case CANDIDATES -> legacy.candidates();
            case PLATFORM -> legacy.platform();
            case LIMITS -> legacy.limits();
            case ESTIMATE -> legacy.estimate();
            case PARAMETERS -> legacy.parameters();
        };
    }
}
