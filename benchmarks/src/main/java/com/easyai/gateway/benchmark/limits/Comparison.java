package com.easyai.gateway.benchmark.limits;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures one limiter after the other in the same way. */
record Comparison(LimitsPlan plan, Progress progress, Table table) {
    /** A limit that no run comes near, so that every decision admits and has something to write; Bucket4j takes no wider. */
    private static final int WIDE = 50_000_000;

    /** Here the tokens bind first: half as many calls are admitted as the requests would allow. */
    private static final int NARROW = 1_000;

    /** Decisions a second with the most callers, and everything else for programs. */
    record Figures(double best, long overAdmitted, Map<String, Object> all) {}

    Figures of(Limiter limiter) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("setUp", limiter.setUp());
        table.row(limiter.name(), limiter.setUp());
        double best = 0;
        for (int callers : LimitsPlan.CALLERS) {
            Decisions.Result result = admitting(limiter, callers);
            best = result.perSecond();
            figures.put("callers" + callers, figures(result));
        }
        long over = binding(limiter, figures);
        return new Figures(best, over, figures);
    }

    private Decisions.Result admitting(Limiter limiter, int callers) {
        progress.phase(limiter.name() + ": " + callers + (callers == 1 ? " caller" : " callers"));
        var platform = limiter.platform(WIDE, WIDE * Limiter.TOKENS);
        Decisions.Result result = Decisions.measure(platform, callers, plan, progress);
        table.row(
                "  " + callers + (callers == 1 ? " caller" : " callers"),
                Rounded.of(result.perSecond()) + " decisions per second, " + result.took());
        return result;
    }

    /** As many callers as possible on a platform that soon has no room: how many were let in that should not have been. */
    private long binding(Limiter limiter, Map<String, Object> figures) {
        int callers = LimitsPlan.CALLERS.getLast();
        progress.phase(limiter.name() + ": " + callers + " callers, and room for " + NARROW / 2);
        var platform = limiter.platform(NARROW, NARROW / 2 * Limiter.TOKENS);
        Decisions.Result result = Decisions.measure(platform, callers, plan, progress);
        long over = Math.max(0, result.admitted() - NARROW / 2);
        table.row(
                "  " + callers + " callers, room for " + NARROW / 2,
                Rounded.of(result.perSecond()) + " decisions per second, " + result.admitted() + " admitted, " + over
                        + " too many");
        figures.put("binding", figures(result));
        figures.put("overAdmitted", over);
        return over;
    }

    private static Map<String, Object> figures(Decisions.Result result) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("perSecond", Rounded.of(result.perSecond()));
        figures.put("admitted", result.admitted());
        figures.putAll(result.took().figures());
        return figures;
    }
}
