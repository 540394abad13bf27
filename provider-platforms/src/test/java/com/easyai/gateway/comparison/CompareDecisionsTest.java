package com.easyai.gateway.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.Copies;
import com.easyai.gateway.dryrun.DryDecision;
import com.easyai.gateway.dryrun.ShadowRequest;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CompareDecisionsTest {
    private static final CompareDecisions COMPARE = new CompareDecisions(new LimitTolerance(50, 2));
    /** Its draw is platform one, then two. */
    private static final String ID = idWhoseFirstIs("one");

    @Test
    void what_agrees_in_everything_matches_in_everything() {
        assertThat(compare(legacy -> {}))
                .allSatisfy(
                        (layer, finding) -> assertThat(finding).as(layer.wire()).isEqualTo(Finding.Match.SAME));
    }

    @ParameterizedTest
    @CsvSource({"candidates", "platform", "limits", "estimate", "parameters"})
    void missing_part_is_not_comparable_and_nothing_else_is_touched(String part) {
        Map<Layer, Finding> findings = compare(legacy -> legacy.remove(part));

        findings.forEach((layer, finding) -> assertThat(finding)
                .isEqualTo(
                        layer.wire().equals(part)
                                ? new Finding.NotComparable("legacy." + part + " is missing")
                                : Finding.Match.SAME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "candidates | \"one\"",
                "candidates | [1]",
                "candidates | {}",
                "platform | 7",
                "platform | \"\"",
                "limits | []",
                "limits | {\"decision\": \"maybe\"}",
                "limits | {\"decision\": \"admitted\", \"rpm\": 7}",
                "limits | {\"decision\": \"admitted\", \"rpm\": {\"used\": 1e99999999, \"limit\": 60}}",
                "estimate | \"2.16\"",
                "estimate | {\"total\": \"much\"}",
                "estimate | {\"total\": 1e99999999}",
                "parameters | []",
            })
    void part_of_a_wrong_shape_is_not_comparable(String part, String written) {
        Finding finding =
                at(Layer.parse(part).orElseThrow(), legacy -> legacy.set(part, Json.MAPPER.readTree(written)));

        assertThat(finding).isInstanceOf(Finding.NotComparable.class);
        assertThat(finding.reason()).startsWith("legacy." + part);
    }

    @Test
    void candidate_that_is_missing_or_too_many_is_named() {
        assertThat(at(Layer.CANDIDATES, legacy -> legacy.set("candidates", tree("[\"one\", \"old\"]"))))
                .isInstanceOf(Finding.Mismatch.class)
                .extracting(Finding::reason)
                .isEqualTo("only in legacy: old; only here: last, two");
    }

    @Test
    void order_matters_between_priorities_and_is_a_draw_within_one() {
        assertThat(at(Layer.CANDIDATES, legacy -> legacy.set("candidates", tree("[\"two\", \"one\", \"last\"]"))))
                .isInstanceOf(Finding.Match.class);
        assertThat(at(Layer.CANDIDATES, legacy -> legacy.set("candidates", tree("[\"last\", \"one\", \"two\"]")))
                        .reason())
                .isEqualTo("another order");
    }

    @Test
    void platform_of_the_same_priority_is_allowed_with_its_own_price() {
        Map<Layer, Finding> findings = compare(legacy -> {
            legacy.put("platform", "two");
            legacy.set("estimate", tree("{\"total\": \"1.92\", \"currency\": \"CNY\"}"));
        });

        assertThat(findings.get(Layer.PLATFORM)).isEqualTo(new Finding.Match("allowed"));
        assertThat(findings.get(Layer.ESTIMATE)).isEqualTo(new Finding.Match("same at legacy's platform"));
    }

    @Test
    void platform_of_another_priority_is_different_and_the_price_is_compared_here() {
        Map<Layer, Finding> findings = compare(legacy -> legacy.put("platform", "last"));

        assertThat(in(findings, Layer.PLATFORM).reason()).isEqualTo("last in legacy, one here");
        assertThat(findings.get(Layer.ESTIMATE)).isEqualTo(Finding.Match.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"total\": \"2.160000001\", \"currency\": \"CNY\"} | another total",
                "{\"total\": \"2.16\", \"currency\": \"USD\"} | another currency",
                "{\"total\": \"2.16\", \"lines\": [{\"meter\": \"image\", \"amount\": \"2.15\"}, {\"meter\": \"call\", \"amount\": \"0.01\"}]}"
                        + " | same total, other lines: call, image",
                "{\"total\": \"3\", \"lines\": [{\"meter\": \"image\", \"amount\": \"3\"}]} | another total: image",
            })
    void price_must_be_exact_and_the_line_is_named(String estimate, String cause) {
        assertThat(at(Layer.ESTIMATE, legacy -> legacy.set("estimate", tree(estimate))))
                .isInstanceOf(Finding.Mismatch.class)
                .extracting(Finding::reason)
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"2.160", "2.16", "2.1600000"})
    void price_is_compared_by_value(String total) {
        assertThat(at(Layer.ESTIMATE, legacy -> legacy.putObject("estimate").put("total", total)))
                .isEqualTo(Finding.Match.SAME);
    }

    @Test
    void parameters_name_every_path_and_show_no_prompt() {
        Finding finding = at(Layer.PARAMETERS, legacy -> {
            var parameters = (ObjectNode) legacy.get("parameters");
            parameters
                    .put("prompt", "a secret wish")
                    .put("quality", "low")
                    .put("style", "vivid")
                    .remove("n");
        });

        assertThat(finding.reason()).isEqualTo("n only here, prompt differs, quality differs, style only in legacy");
        assertThat(finding.about())
                .contains("quality: low in legacy, high here")
                .doesNotContain("secret")
                .doesNotContain("fox");
    }

    @Test
    void numbers_and_member_order_do_not_matter_in_parameters() {
        assertThat(at(Layer.PARAMETERS, legacy -> {
                    var parameters = (ObjectNode) legacy.get("parameters");
                    var n = parameters.remove("n");
                    parameters.set("n", tree(n + ".0"));
                }))
                .isEqualTo(Finding.Match.SAME);
    }

    @Test
    void limit_decision_and_limits_must_be_equal_and_what_remains_nearly() {
        assertThat(limits("{\"decision\": \"throttled\"}").reason()).isEqualTo("throttled in legacy, admitted here");
        assertThat(limits("{\"decision\": \"admitted\", \"rpm\": {\"used\": 0, \"limit\": 60}}")
                        .reason())
                .isEqualTo("another rpm limit");
        assertThat(limits("{\"decision\": \"admitted\", \"rpm\": {\"used\": 20, \"limit\": 40}}"))
                .isEqualTo(Finding.Match.SAME);
        assertThat(limits("{\"decision\": \"admitted\", \"rpm\": {\"used\": 21, \"limit\": 40}}")
                        .reason())
                .isEqualTo("more or less rpm remaining");
        assertThat(limits("{\"decision\": \"admitted\", \"rpm\": null, \"concurrency\": {\"used\": 2, \"limit\": 50}}"))
                .isEqualTo(Finding.Match.SAME);
    }

    @Test
    void full_platform_is_passed_over_and_full_platforms_throttle() {
        var full = new Use(60, 0, 0, Optional.empty());
        var fullSlots = new Use(0, 0, 300, Optional.empty());
        Map<Scope, Use> oneFull = Map.of(new Scope("one"), full);
        Map<Scope, Use> allFull = Map.of(new Scope("one"), full, new Scope("two"), full, new Scope("last"), fullSlots);
        ShadowRequest request = Copies.picture(ID, "{}");

        assertThat(((DryDecision.Taken) Copies.decide(request, oneFull))
                        .admitted()
                        .orElseThrow()
                        .platform())
                .isEqualTo("two");
        assertThat(((DryDecision.Taken) Copies.decide(request, allFull)).admitted())
                .isEmpty();
    }

    @Test
    void refused_request_is_an_error_where_legacy_said_something() {
        ShadowRequest request = Copies.read(
                Copies.document("r", "image", "{\"model\": \"none\", \"prompt\": \"x\"}", "{\"platform\": \"one\"}"));

        Map<Layer, Finding> findings = COMPARE.compare(request.legacy(), Copies.decide(request));

        assertThat(findings.get(Layer.PLATFORM)).isInstanceOf(Finding.Failed.class);
        assertThat(findings.get(Layer.ESTIMATE)).isInstanceOf(Finding.NotComparable.class);
    }

    private static Finding limits(String written) {
        return at(Layer.LIMITS, legacy -> legacy.set("limits", tree(written)));
    }

    private static Finding at(Layer layer, Consumer<ObjectNode> change) {
        return in(compare(change), layer);
    }

    private static Finding in(Map<Layer, Finding> findings, Layer layer) {
        return Optional.ofNullable(findings.get(layer)).orElseThrow();
    }

    /** Compares a request with a legacy side that agrees in everything but the change. */
    private static Map<Layer, Finding> compare(Consumer<ObjectNode> change) {
        DryDecision.Taken ours = Copies.taken(Copies.picture(ID, "{}"));
        ObjectNode legacy = (ObjectNode) tree("""
                {"candidates": ["one", "two", "last"], "platform": "one", "estimate": {"total": "2.16", "currency": "CNY"},
                 "limits": {"decision": "admitted", "platform": "one", "rpm": {"used": 5, "limit": 40}, "tpm": null}}
                """);
        legacy.set("parameters", ours.chosen().orElseThrow().parameters().deepCopy());
        change.accept(legacy);
        ShadowRequest request = Copies.picture(ID, legacy.toString());
        return COMPARE.compare(request.legacy(), Copies.decide(request));
    }

    private static String idWhoseFirstIs(String platform) {
        for (int i = 0; ; i++) {
            if (Copies.taken(Copies.picture("r" + i, "{}"))
                    .chosen()
                    .filter(stop -> stop.platform().equals(platform))
                    .isPresent()) {
                return "r" + i;
            }
        }
    }

    private static JsonNode tree(String json) {
        return Json.MAPPER.readTree(json);
    }
}
