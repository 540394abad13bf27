package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.Percentiles;
import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.load.Answers;
import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One stretch of calls on one way, in a closed loop.
 *
 * @param charged settlements that server-main applied meanwhile; fewer than calls were answered leave the rest for later
 */
record ChatPhase(
        Way way, boolean streamed, int callers, Answers answers, long charged, ProcessorUse use, Percentiles took) {
    private static final Duration STEP = Duration.ofMillis(200);
    /** Connections, users' keys and caches of a new phase. */
    private static final int SETTLE_SECONDS = 2;

    static ChatPhase measure(BenchStack stack, Progress progress, Way way, boolean streamed, int callers, int seconds) {
        progress.phase((streamed ? "streams, " : "plain, ") + way.words() + ", " + callers + " at a time");
        try (SubmitLoad load = SubmitLoad.start(way.calls(stack, streamed), callers)) {
            load.allow(Long.MAX_VALUE);
            during(SETTLE_SECONDS, progress, load);
            load.begin();
            long charged = stack.standIns().arrived().charged();
            ProcessorUse.Stretch stretch = stack.processors().begin();
            during(seconds, progress, load);
            Answers answers = load.begin();
            ProcessorUse use = stretch.end();
            charged = stack.standIns().arrived().charged() - charged;
            return new ChatPhase(way, streamed, callers, answers, charged, use, Percentiles.ofNanos(answers.nanos()));
        }
    }

    /** Sends for this long. */
    static void during(int seconds, Progress progress, SubmitLoad load) {
        long start = System.nanoTime();
        long length = Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() - start < length) {
            LockSupport.parkNanos(STEP.toNanos());
            progress.at(
                    (double) (System.nanoTime() - start) / length, load.soFar().count() + " answered");
        }
    }

    double perSecond() {
        return answers.count() / use.seconds();
    }

    String line() {
        String refused = answers.refused().isEmpty() ? "" : ", not answered: " + answers.refused();
        String settled = way == Way.DIRECT ? "" : ", " + Rounded.of(charged / use.seconds()) + " settled per second";
        return Rounded.of(perSecond()) + " per second, " + took + settled + refused;
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("way", way.name().toLowerCase(Locale.ROOT));
        figures.put("streamed", streamed);
        figures.put("callers", callers);
        figures.put("perSecond", Rounded.of(perSecond()));
        figures.put("settledPerSecond", Rounded.of(charged / use.seconds()));
        figures.put("took", took.figures());
        figures.put("notAnswered", answers.refused());
        figures.put("cpuMsPerCall", use.perJob(answers.count()));
        figures.put("processorsAllowPerSecond", Rounded.of(use.mostPerSecond(answers.count())));
        return figures;
    }
}
