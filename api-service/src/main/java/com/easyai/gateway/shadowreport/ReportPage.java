package com.easyai.gateway.shadowreport;

import com.easyai.gateway.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as one page that needs nothing else: no script, no picture, no font from anywhere. */
final class ReportPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Shadow report</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733 }
              table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
              th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid #dde3ea; vertical-align: top }
              th:first-child, td.text { text-align: left; overflow-wrap: anywhere }
              section { border: 1px solid #dde3ea; border-radius: .5rem; padding: 0 1rem; margin: 1.5rem 0 }
              .GO { color: #fff; background: #18794e } .NO_GO { color: #fff; background: #b42318 }
              .verdict { padding: .1rem .6rem; border-radius: .4rem; font-weight: 600 }
              .quiet { color: #5b6875 }
            </style></head><body>
            """;

    private ReportPage() {}

    static String of(ShadowReport report) {
        var page = new StringBuilder(HEAD);
        page.append("<h1>Shadow report ").append(badge(report.verdict())).append("</h1><p class=\"quiet\">");
        page.append(text(second(report.from()) + " to " + second(report.to()) + ", " + report.comparisons()
                        + " comparisons. "))
                .append(text(next(report)))
                .append("</p>");
        page.append(list(report.reasons())).append(fields(report.fields()));
        report.cells().forEach(cell -> page.append(cell(cell)));
        if (!report.unreadable().isEmpty()) {
            page.append("<h2>What came and was no copy</h2>");
            page.append(list(report.unreadable().stream()
                    .map(one -> one.count() + " × " + one.cause())
                    .toList()));
        }
        return page.append("</body></html>").toString();
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String next(ShadowReport report) {
        Integer share = report.next().share();
        return share == null
                ? "Stay at " + report.next().shareNow() + " % of the traffic."
                : "The next step is " + share + " % of the traffic.";
    }

    private static String cell(ShadowReport.Cell cell) {
        return "<section><h2>" + text(cell.model() + " · " + cell.kind()) + " " + badge(cell.verdict()) + "</h2>"
                + "<p class=\"quiet\">" + text(facts(cell)) + "</p>" + list(cell.reasons()) + fields(cell.fields())
                + DayChart.of(cell.days()) + causes(cell.causes()) + "</section>";
    }

    private static String facts(ShadowReport.Cell cell) {
        return String.format(
                Locale.ROOT,
                "%d comparisons; a decision takes %.1f ms, one in a hundred more than %.1f ms; asked twice about %d"
                        + " requests, the gateway disagreed with itself about %d.",
                cell.comparisons(),
                cell.latency().medianMicros() / 1e3,
                cell.latency().p99Micros() / 1e3,
                cell.noise().decidedTwice(),
                cell.noise().disagreed());
    }

    private static String fields(Map<String, ShadowReport.Field> fields) {
        var table = new StringBuilder("<table><thead><tr><th>field<th>match<th>mismatch<th>explained<th>not comparable"
                + "<th>error<th>unexplained<th>95 % bounds</thead>");
        fields.forEach((name, field) -> table.append("<tr><td class=\"text\">")
                .append(text(name))
                .append(String.format(
                        Locale.ROOT,
                        "<td>%d<td>%d<td>%d<td>%d<td>%d<td>%.2f %%<td>%.2f – %.2f %%</tr>",
                        field.match(),
                        field.mismatch(),
                        field.explained(),
                        field.notComparable(),
                        field.error(),
                        100 * field.rate(),
                        100 * field.low(),
                        100 * field.high())));
        return table.append("</table>").toString();
    }

    private static String causes(List<ShadowReport.Cause> causes) {
        if (causes.isEmpty()) {
            return "";
        }
        var table = new StringBuilder("<table><thead><tr><th>cause<th>field<th>outcome<th>count<th>samples</thead>");
        causes.forEach(cause -> table.append("<tr><td class=\"text\">")
                .append(text(cause.cause()))
                .append("<br><span class=\"quiet\">")
                .append(text(cause.detail()))
                .append("</span><td>")
                .append(text(cause.field()))
                .append("<td>")
                .append(text("notComparable".equals(cause.outcome()) ? "not comparable" : cause.outcome()))
                .append("<td>")
                .append(cause.count())
                .append("<td class=\"text\">")
                .append(text(String.join(", ", cause.samples())))
                .append("</tr>"));
        return table.append("</table>").toString();
    }

    private static String badge(Verdict.Decision verdict) {
        return "<span class=\"verdict " + verdict + "\">" + verdict.name().replace('_', '-') + "</span>";
    }

    private static String list(List<String> sentences) {
        var list = new StringBuilder();
        sentences.forEach(sentence -> list.append("<li>").append(text(sentence)));
        return list.isEmpty() ? "" : "<ul>" + list + "</ul>";
    }

    /** Everything that comes from outside goes through here. */
    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
