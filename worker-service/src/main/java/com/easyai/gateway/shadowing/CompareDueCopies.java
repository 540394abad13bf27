package com.easyai.gateway.shadowing;

import com.easyai.gateway.comparison.CompareDecisions;
import com.easyai.gateway.comparison.FindingRows;
import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.dryrun.DecisionDigest;
import com.easyai.gateway.shadowing.DecideCopies.Circumstances;
import com.easyai.gateway.shadowing.DecideCopies.Decided;
import com.easyai.gateway.shadowstore.DueCopy;
import com.easyai.gateway.shadowstore.SaveComparisons;
import com.easyai.gateway.shadowstore.SaveComparisons.Compared;
import com.easyai.gateway.shadowstore.SaveComparisons.DecidedAgain;
import com.easyai.gateway.shadowstore.TakeDueCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/** Compares what is due, a batch in a transaction; a worker that dies in it leaves the batch to another. */
final class CompareDueCopies {
    private final Rows rows;
    private final DecideCopies decide;
    private final Supplier<Circumstances> circumstances;
    private final TellResults tell;
    private final ShadowSettings settings;

    /** Where copies come from and comparisons go to. */
    record Rows(TransactionOperations transaction, TakeDueCopies take, SaveComparisons save) {}

    private record Result(DueCopy copy, Decided decided) {}

    CompareDueCopies(
            Rows rows,
            DecideCopies decide,
            Supplier<Circumstances> circumstances,
            TellResults tell,
            ShadowSettings settings) {
        this.rows = rows;
        this.decide = decide;
        this.circumstances = circumstances;
        this.tell = tell;
        this.settings = settings;
    }

    /** Goes on until nothing is due. */
    void compareAll() {
        while (compareBatch() > 0) {
            // Each round is a batch of its own.
        }
    }

    private int compareBatch() {
        List<Result> results = rows.transaction().execute(status -> {
            List<DueCopy> due = rows.take().take();
            return due.isEmpty() ? List.<Result>of() : saved(due);
        });
        tell.tell(results.stream()
                .filter(result -> result.copy().first().isEmpty())
                .map(result -> new TellResults.Result(result.copy().requestId(), result.decided()))
                .toList());
        return results.size();
    }

    private List<Result> saved(List<DueCopy> due) {
        Circumstances now = circumstances.get();
        List<Result> results = due.stream()
                .map(copy -> new Result(copy, decide.decide(copy.requestId(), copy.document(), now)))
                .toList();
        var first = new ArrayList<Compared>();
        var again = new ArrayList<DecidedAgain>();
        for (Result result : results) {
            Optional<String> before = result.copy().first();
            before.ifPresentOrElse(
                    decision -> again.add(again(result, DecisionDigest.parse(decision))),
                    () -> first.add(first(result)));
        }
        rows.save().first(first, settings.decideAgainAfter());
        rows.save().again(again);
        return results;
    }

    private Compared first(Result result) {
        String id = result.copy().requestId();
        Decided decided = result.decided();
        return new Compared(
                id,
                FindingRows.json(decided.findings()),
                decided.decision().toJson(),
                decided.took(),
                settings.isDecidedAgain(id));
    }

    private static DecidedAgain again(Result result, DecisionDigest before) {
        return new DecidedAgain(
                result.copy().requestId(),
                CompareDecisions.differences(before, result.decided().decision()).stream()
                        .map(Layer::wire)
                        .toList());
    }
}
