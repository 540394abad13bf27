package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the gateway adds to a call: the difference of its percentiles to those of the provider called directly by as many
 * callers in the same run. With many callers that is mostly the time in queues for the processors.
 */
record Added(ChatPhase phase, double p50, double p99) {
    /** One for each phase that went through the gateway. */
    static List<Added> of(List<ChatPhase> phases) {
        var added = new ArrayList<Added>();
        for (ChatPhase phase : phases) {
            if (phase.way() != Way.DIRECT) {
                ChatPhase direct = direct(phases, phase);
                double p50 = phase.took().p50() - direct.took().p50();
                double p99 = phase.took().p99() - direct.took().p99();
                added.add(new Added(phase, p50, p99));
            }
        }
        return added;
    }

    private static ChatPhase direct(List<ChatPhase> phases, ChatPhase of) {
        return phases.stream()
                .filter(other -> other.way() == Way.DIRECT && other.callers() == of.callers())
                .filter(other -> other.streamed() == of.streamed())
                .findFirst()
                .orElseThrow();
    }

    void addTo(Table table) {
        String calls = (phase.streamed() ? "streams, " : "plain, ") + phase.callers() + " at a time, ";
        table.row(calls + phase.way().words(), "p50 " + Rounded.of(p50) + " ms, p99 " + Rounded.of(p99) + " ms");
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>(phase.figures());
        figures.keySet().retainAll(List.of("way", "streamed", "callers"));
        figures.put("addedP50Ms", Rounded.of(p50));
        figures.put("addedP99Ms", Rounded.of(p99));
        return figures;
    }
}
