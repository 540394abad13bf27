package com.easyai.gateway.shadowreport;

import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.shadowstore.CountFindings;
import com.easyai.gateway.shadowstore.CountFindings.Cell;
import com.easyai.gateway.shadowstore.CountFindings.Cost;
import com.easyai.gateway.shadowstore.CountFindings.Count;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.verdict.Evidence;
import com.easyai.gateway.verdict.Judge;
import com.easyai.gateway.verdict.Ladder;
import com.easyai.gateway.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a report of what the database counted. */
final class MakeReport {
    private final CountFindings counts;
    private final UnreadableCopies unreadable;
    private final VerdictSettings settings;

    MakeReport(CountFindings counts, UnreadableCopies unreadable, VerdictSettings settings) {
        this.counts = counts;
        this.unreadable = unreadable;
        this.settings = settings;
    }

    /** {@code now} decides which explanations are in force. */
    ShadowReport report(Question question, Instant now) {
        Map<Cell, List<Count>> byCell = byCell(counts.between(question.from(), question.to(), now), question);
        Map<Cell, Cost> costs = counts.costs(question.from(), question.to()).stream()
                .collect(Collectors.toMap(Cost::cell, Function.identity()));
        var judge = new Judge(settings.rules());
        var all = new Evidence();
        var cells = new ArrayList<ShadowReport.Cell>();
        byCell.forEach((cell, found) -> {
            Evidence evidence = evidence(found);
            all.add(evidence);
            Cost cost = costs.getOrDefault(cell, new Cost(cell, 0, 0, 0, 0));
            cells.add(ReportCell.of(cell, evidence, judge.judge(evidence), found, cost));
        });
        Verdict verdict = ofAll(cells);
        return new ShadowReport(
                question.from(),
                question.to(),
                all.comparisons(),
                verdict.decision(),
                verdict.reasons(),
                next(verdict, question.shareNow()),
                ReportCell.fields(all),
                cells,
                unreadable.between(question.from(), question.to()),
                settings.rules());
    }

    private ShadowReport.Next next(Verdict verdict, int shareNow) {
        Ladder ladder = settings.steps();
        OptionalInt step = verdict.isGo() ? ladder.after(shareNow) : OptionalInt.empty();
        return new ShadowReport.Next(shareNow, step.isPresent() ? step.getAsInt() : null);
    }

    /** GO only if every model and kind that was seen may go. */
    private static Verdict ofAll(List<ShadowReport.Cell> cells) {
        if (cells.isEmpty()) {
            return Verdict.of(List.of("comparisons: none in this time"));
        }
        var against = new ArrayList<String>();
        for (ShadowReport.Cell cell : cells) {
            cell.reasons().forEach(reason -> against.add(cell.model() + " " + cell.kind() + ": " + reason));
        }
        return Verdict.of(against);
    }

    private static Map<Cell, List<Count>> byCell(List<Count> counts, Question question) {
        var byCell =
                new TreeMap<Cell, List<Count>>(Comparator.comparing(Cell::model).thenComparing(Cell::kind));
        counts.stream()
                .filter(count -> question.covers(count.cell()))
                .forEach(count -> byCell.computeIfAbsent(count.cell(), cell -> new ArrayList<>())
                        .add(count));
        return new LinkedHashMap<>(byCell);
    }

    private static Evidence evidence(List<Count> counts) {
        var evidence = new Evidence();
        counts.forEach(count ->
                evidence.add(count.day(), Layer.parse(count.field()).orElseThrow(), count.word(), count.count()));
        return evidence;
    }
}
