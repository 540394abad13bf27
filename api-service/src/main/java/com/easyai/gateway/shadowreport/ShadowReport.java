package com.easyai.gateway.shadowreport;

import com.easyai.gateway.shadowstore.UnreadableCopies.Unreadable;
import com.easyai.gateway.verdict.FieldCounts;
import com.easyai.gateway.verdict.Verdict;
import com.easyai.gateway.verdict.VerdictRules;
import com.easyai.gateway.verdict.Wilson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report as it is answered (contract 4), with what the numbers were judged by.
 *
 * @param unreadable what came and was no copy
 */
record ShadowReport(
        Instant from,
        Instant to,
        long comparisons,
        Verdict.Decision verdict,
        List<String> reasons,
        Next next,
        Map<String, Field> fields,
        List<Cell> cells,
        List<Unreadable> unreadable,
        VerdictRules rules) {
    /** In percent of the traffic: what is switched now, as the caller says, and what may be next; null on NO_GO and at the top. */
    record Next(int shareNow, @Nullable Integer share) {}

    /** Rates are of unexplained ones, errors included, among those compared; {@code low} and {@code high} bound them at 95 %. */
    record Field(
            long match,
            long mismatch,
            long explained,
            long notComparable,
            long error,
            double rate,
            double low,
            double high) {
        static Field of(FieldCounts counts) {
            Wilson rate = counts.rate();
            return new Field(
                    counts.match(),
                    counts.mismatch(),
                    counts.explained(),
                    counts.notComparable(),
                    counts.error(),
                    rate.rate(),
                    rate.low(),
                    rate.high());
        }
    }

    /** One model and kind. */
    record Cell(
            String model,
            String kind,
            long comparisons,
            Verdict.Decision verdict,
            List<String> reasons,
            Map<String, Field> fields,
            List<Cause> causes,
            List<Day> days,
            Latency latency,
            Noise noise) {}

    /** {@code samples} are requestIds; {@code detail} is about one of them. */
    record Cause(String field, String outcome, String cause, long count, List<String> samples, String detail) {}

    /** {@code unexplained} by field. */
    record Day(LocalDate day, long comparisons, Map<String, Long> unexplained) {}

    /** What a decision and its comparison took. */
    record Latency(long medianMicros, long p99Micros) {}

    /** How often the gateway, asked twice about the same request, disagreed with itself: no difference below that says anything. */
    record Noise(long decidedTwice, long disagreed, double rate, double low, double high) {
        static Noise of(long decidedTwice, long disagreed) {
            Wilson rate = Wilson.of(disagreed, decidedTwice);
            return new Noise(decidedTwice, disagreed, rate.rate(), rate.low(), rate.high());
        }
    }
}
