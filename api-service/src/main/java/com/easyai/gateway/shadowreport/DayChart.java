package com.easyai.gateway.shadowreport;

import java.util.List;
import java.util.Locale;

/** Comparisons by day as bars, with the part in which a layer differed without an explanation in red. */
final class DayChart {
    private static final int HEIGHT = 120;
    private static final int BAR = 28;
    private static final int GAP = 10;
    private static final int LABELS = 18;

    private DayChart() {}

    static String of(List<ShadowReport.Day> days) {
        long most = days.stream().mapToLong(ShadowReport.Day::comparisons).max().orElse(0);
        if (most == 0) {
            return "";
        }
        var bars = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            bars.append(bar(days.get(i), GAP + i * (BAR + GAP), most));
        }
        int width = GAP + days.size() * (BAR + GAP);
        return String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-label=\"Comparisons by day\" width=\"%d\" height=\"%d\" font-size=\"9\">%s</svg>",
                width,
                HEIGHT + LABELS,
                bars);
    }

    private static String bar(ShadowReport.Day day, int x, long most) {
        long worst = day.unexplained().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long all = HEIGHT * day.comparisons() / most;
        long red = day.comparisons() == 0 ? 0 : Math.ceilDiv(all * worst, day.comparisons());
        return rectangle(x, all, "#9db7d5")
                + rectangle(x, red, "#b42318")
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                                + "<title>%s: %d comparisons, up to %d unexplained in a field</title>",
                        x + BAR / 2,
                        HEIGHT + LABELS - 5,
                        day.day().toString().substring("yyyy-".length()),
                        day.day(),
                        day.comparisons(),
                        worst);
    }

    private static String rectangle(int x, long height, String colour) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                x,
                HEIGHT - height,
                BAR,
                height,
                colour);
    }
}
