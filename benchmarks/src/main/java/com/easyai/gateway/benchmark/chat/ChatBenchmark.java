package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.JsonLine;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chat calls on one machine with everything on it: keys verified, every call a committed row, billed and settled. Each
 * phase is compared with calling the stand-in provider directly in the same run. The load generator, the stand-in provider
 * and the stand-in server-main share the processors with the gateway, so each phase says what each of them used.
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
            if (plan.held() > 0) json.put("held", held(stack));
            Settled settled = Settled.await(stack, progress);
            settled.print(out);
            json.put("phases", phases.stream().map(ChatPhase::figures).toList())
                    .put("added", added(phases))
                    .put("settlements", settled.figures());
        }
        out.println(json);
    }

    private Map<String, Object> held(BenchStack stack) {
        HeldStreams held = HeldStreams.hold(stack, progress, plan.held());
        held.print(out);
        return held.figures();
    }

    private List<Way> ways() {
        return plan.limits() ? List.of(Way.values()) : List.of(Way.DIRECT, Way.GATEWAY);
    }

    /** The provider alone is warm soon, and gets warmer by what comes through the gateway. */
    private void warmUp(BenchStack stack, Way way) {
        progress.phase("warming up " + way.words());
        int seconds = Math.max(1, way == Way.DIRECT ? plan.warmUp() / 10 : plan.warmUp() / (ways().size() - 1));
        for (boolean streamed : plan.streams() ? new boolean[] {false, true} : new boolean[] {false}) {
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
                Settled.await(stack, progress);
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

    private List<Map<String, Object>> added(List<ChatPhase> phases) {
        List<Added> added = Added.of(phases);
        var table = new Table().heading("Added by the gateway, against as many callers of the provider directly");
        added.forEach(each -> each.addTo(table));
        table.print(out);
        return added.stream().map(Added::figures).toList();
    }
}
