package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chat calls on one machine with everything on it: keys verified, every call a committed row, billed and settled. Each
 * phase is compared with calling the stand-in provider directly in the same run.
 */
public final class ChatBenchmark {
    private static final int WARM_CALLERS = 32;

    private final ChatPlan plan;
    private final Progress progress;
    private final PrintStream out;

    public ChatBenchmark(ChatPlan plan, Progress progress, PrintStream out) {
        this.plan = plan;
        this.progress = progress;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param data a folder that is emptied first
     */
    public void run(Path data) {
        var json = new JsonLine("chat");
        progress.phase("starting PostgreSQL, Kafka, the services and the stand-ins");
        try (BenchStack stack = BenchStack.start(data, progress)) {
            ways().forEach(way -> warmUp(stack, way));
            var phases = new ArrayList<ChatPhase>();
            measure(stack, false, phases);
            if (plan.streams()) measure(stack, true, phases);
            json.put("phases", phases.stream().map(ChatPhase::figures).toList())
                    .put("added", added(phases))
                    .put("settlements", Settled.measure(stack, progress, out).figures());
        }
        out.println(json);
    }

    private List<Way> ways() {
        return plan.limits() ? List.of(Way.values()) : List.of(Way.DIRECT, Way.GATEWAY);
    }

    private void warmUp(BenchStack stack, Way way) {
        progress.phase("warming up " + way.words());
        int seconds = Math.max(1, plan.warmUp() / ways().size());
        for (boolean streamed : new boolean[] {false, true}) {
            try (SubmitLoad load = SubmitLoad.start(way.calls(stack, streamed), WARM_CALLERS)) {
                load.allow(Long.MAX_VALUE);
                ChatPhase.during(streamed ? seconds / 3 + 1 : seconds, progress, load);
            }
        }
    }

    private void measure(BenchStack stack, boolean streamed, List<ChatPhase> phases) {
        var table = new Table();
        for (int callers : ChatPlan.CALLERS) {
            table.heading((streamed ? "Streams, " : "Plain calls, ") + callers + " at a time");
            for (Way way : ways()) {
                ChatPhase phase = ChatPhase.measure(stack, progress, way, streamed, callers, plan.seconds());
                phases.add(phase);
                table.row(way.words(), phase.line())
                        .row(
                                "  CPU ms per call",
                                phase.use().perJob(phase.answers().count()));
            }
            table.print(out);
        }
    }

    /** What the gateway adds at one caller at a time, where nothing queues. */
    private List<Map<String, Object>> added(List<ChatPhase> phases) {
        var added = new ArrayList<Map<String, Object>>();
        var table = new Table().heading("Added by the gateway at one call at a time, against the provider directly");
        for (ChatPhase phase : phases) {
            if (phase.callers() == 1 && phase.way() != Way.DIRECT) {
                ChatPhase direct = direct(phases, phase);
                double p50 = phase.took().p50() - direct.took().p50();
                double p99 = phase.took().p99() - direct.took().p99();
                var figures = new LinkedHashMap<String, Object>(phase.figures());
                figures.keySet().retainAll(List.of("way", "streamed"));
                figures.put("addedP50Ms", Rounded.of(p50));
                figures.put("addedP99Ms", Rounded.of(p99));
                added.add(figures);
                table.row(
                        (phase.streamed() ? "stream, " : "plain, ")
                                + phase.way().words(),
                        "p50 " + Rounded.of(p50) + " ms, p99 " + Rounded.of(p99) + " ms");
            }
        }
        table.print(out);
        return added;
    }

    private static ChatPhase direct(List<ChatPhase> phases, ChatPhase of) {
        return phases.stream()
                .filter(other -> other.way() == Way.DIRECT && other.callers() == of.callers())
                .filter(other -> other.streamed() == of.streamed())
                .findFirst()
                .orElseThrow();
    }
}
