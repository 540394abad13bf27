package com.easyai.gateway.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.easyai.gateway.comparison.Layer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Map<Layer, Double> TARGETS =
            Map.of(Layer.CANDIDATES, 0.02, Layer.PLATFORM, 0.02, Layer.LIMITS, 0.05, Layer.PARAMETERS, 0.02);
    private static final Judge JUDGE = new Judge(new VerdictRules(200, TARGETS, 1));

    @Test
    void two_hundred_without_a_difference_are_enough() {
        assertThat(JUDGE.judge(allMatch(MONDAY, 200))).isEqualTo(new Verdict(Verdict.Decision.GO, List.of()));
    }

    @Test
    void one_fewer_is_not() {
        assertNoGo(allMatch(MONDAY, 199), "comparisons: 199 of the 200 needed");
    }

    @Test
    void nothing_at_all_is_not() {
        assertThat(JUDGE.judge(new Evidence()).reasons())
                .containsExactly("comparisons: 0 of the 200 needed", "days: held on 0 of the 1 needed in a row");
    }

    @Test
    void one_wrong_price_is_too_many_however_many_are_right() {
        Evidence evidence = allMatch(MONDAY, 100_000);
        evidence.add(MONDAY, Layer.ESTIMATE, "mismatch", 1);

        assertThat(JUDGE.judge(evidence).reasons())
                .containsExactly(
                        "estimate: 1 of 100001 differ without an explanation, none may",
                        "days: held on 0 of the 1 needed in a row; on 2026-11-23 estimate did not");
    }

    @Test
    void explained_wrong_prices_are_allowed() {
        Evidence evidence = allMatch(MONDAY, 200);
        evidence.add(MONDAY, Layer.ESTIMATE, "explained", 50);

        assertThat(JUDGE.judge(evidence).isGo()).isTrue();
    }

    @Test
    void rate_under_the_target_is_not_enough_while_its_upper_bound_is_above() {
        Evidence evidence = allMatch(MONDAY, 500);
        evidence.add(MONDAY, Layer.PARAMETERS, "mismatch", 8);

        assertNoGo(
                evidence,
                "parameters: 8 of 508 differ without an explanation, so it may be up to 3.08 %, and 2.00 % are allowed");
    }

    @Test
    void error_counts_like_a_mismatch() {
        Evidence evidence = allMatch(MONDAY, 500);
        evidence.add(MONDAY, Layer.LIMITS, "error", 200);

        assertThat(JUDGE.judge(evidence).reasons()).anyMatch(reason -> reason.startsWith("limits: 200 of 700 differ"));
    }

    @Test
    void not_comparable_is_no_match() {
        Evidence evidence = allMatch(MONDAY, 200);
        evidence.add(new Evidence());
        var missing = new Evidence();
        for (Layer layer : Layer.values()) {
            missing.add(MONDAY, layer, layer == Layer.LIMITS ? "notComparable" : "match", 300);
        }

        assertNoGo(missing, "limits: only 0 of 300 could be compared, 200 are needed");
    }

    @Test
    void bad_day_must_be_followed_by_as_many_good_ones_as_are_needed() {
        var judge = new Judge(new VerdictRules(200, TARGETS, 2));
        Evidence evidence = allMatch(MONDAY.minusDays(1), 5_000);
        evidence.add(allMatch(MONDAY.minusDays(2), 5_000));
        evidence.add(allMatch(MONDAY, 100));
        evidence.add(MONDAY, Layer.PLATFORM, "mismatch", 5);

        assertThat(judge.judge(evidence).reasons())
                .containsExactly("days: held on 0 of the 2 needed in a row; on 2026-11-23 platform did not");
        evidence.add(allMatch(MONDAY.plusDays(1), 100));
        assertThat(judge.judge(evidence).isGo()).isFalse();
        evidence.add(allMatch(MONDAY.plusDays(2), 100));
        assertThat(judge.judge(evidence).isGo()).isTrue();
    }

    @Test
    void bounds_are_wilsons() {
        assertThat(Wilson.of(0, 200).high()).isCloseTo(0.01884, within(1e-5));
        assertThat(Wilson.of(10, 100).low()).isCloseTo(0.05523, within(1e-5));
        assertThat(Wilson.of(10, 100).high()).isCloseTo(0.17437, within(1e-5));
        assertThat(Wilson.of(0, 0).high()).isEqualTo(1);
    }

    @Test
    void ladder_climbs_step_by_step_and_ends() {
        var ladder = new Ladder(List.of(1, 5, 25, 100));

        assertThat(ladder.after(0)).hasValue(1);
        assertThat(ladder.after(1)).hasValue(5);
        assertThat(ladder.after(24)).hasValue(25);
        assertThat(ladder.after(100)).isEmpty();
        assertThatThrownBy(() -> new Ladder(List.of(5, 1, 100))).hasMessageContaining("must climb");
    }

    private static void assertNoGo(Evidence evidence, String reason) {
        Verdict verdict = JUDGE.judge(evidence);
        assertThat(verdict.decision()).isEqualTo(Verdict.Decision.NO_GO);
        assertThat(verdict.reasons()).containsExactly(reason);
    }

    private static Evidence allMatch(LocalDate day, long count) {
        var evidence = new Evidence();
        for (Layer layer : Layer.values()) {
            evidence.add(day, layer, "match", count);
        }
        return evidence;
    }
}
