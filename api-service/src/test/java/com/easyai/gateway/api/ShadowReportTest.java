package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.comparison.Layer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the comparisons amount to. */
class ShadowReportTest {
    private final ShadowStage stage = new ShadowStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void enough_matches_are_a_go_with_the_next_step() {
        stage.matches("m", 200);

        JsonNode report = stage.report("?share=1").json();

        assertThat(report.path("verdict").asString()).isEqualTo("GO");
        assertThat(report.path("reasons")).isEmpty();
        assertThat(report.path("comparisons").asInt()).isEqualTo(200);
        assertThat(report.at("/next/share").asInt()).isEqualTo(5);
        assertThat(report.at("/fields/estimate/match").asInt()).isEqualTo(200);
        assertThat(report.at("/fields/estimate/high").doubleValue()).isBetween(0.018, 0.019);
        assertThat(report.at("/cells/0/model").asString()).isEqualTo("m");
        assertThat(report.at("/cells/0/latency/medianMicros").asInt()).isEqualTo(2_000);
        assertThat(report.at("/cells/0/days/0/comparisons").asInt()).isEqualTo(200);
    }

    @Test
    void each_model_must_have_its_own_evidence() {
        stage.matches("m", 200);
        stage.matches("rare", 3);

        JsonNode report = stage.report("").json();

        assertThat(report.path("verdict").asString()).isEqualTo("NO_GO");
        assertThat(report.at("/next/share").isNull()).isTrue();
        assertThat(report.path("reasons").get(0).asString()).isEqualTo("rare image: comparisons: 3 of the 200 needed");
        assertThat(report.at("/cells/0/verdict").asString()).isEqualTo("GO");
        assertThat(report.at("/cells/1/verdict").asString()).isEqualTo("NO_GO");
    }

    @Test
    void report_is_about_the_model_and_kind_asked_for() {
        stage.matches("m", 200);
        stage.matches("rare", 3);

        JsonNode one = stage.report("?model=m&kind=image").json();

        assertThat(one.path("verdict").asString()).isEqualTo("GO");
        assertThat(one.path("comparisons").asInt()).isEqualTo(200);
        assertThat(one.path("cells")).hasSize(1);
        assertThat(stage.report("?model=m&kind=video")
                        .json()
                        .path("comparisons")
                        .asInt())
                .isZero();
    }

    @Test
    void browser_is_asked_for_the_admin_token_and_may_only_read_with_it() {
        Client browser = stage.nobody().with("Accept", "text/html");
        assertThat(browser.get("/admin/shadow/report").is(401).headers("WWW-Authenticate"))
                .hasSize(2)
                .anyMatch(challenge -> challenge.startsWith("Basic "));
        assertThat(stage.nobody()
                        .get("/admin/shadow/report")
                        .isProblem(401, "invalid_api_key")
                        .headers("WWW-Authenticate"))
                .containsExactly("Bearer");

        browser.with("Authorization", login(Surroundings.ADMIN_TOKEN))
                .get("/admin/shadow/report")
                .is(200);

        browser.with("Authorization", login("guessed"))
                .get("/admin/shadow/report")
                .is(401);
        browser.with("Authorization", login(Surroundings.INTERNAL_TOKEN))
                .get("/admin/shadow/report")
                .is(403);
        for (String broken : List.of("Basic", "Basic %%%", "Basic " + base64("no colon"))) {
            browser.with("Authorization", broken).get("/admin/shadow/report").is(401);
        }
        browser.with("Authorization", login(Surroundings.ADMIN_TOKEN))
                .post("/admin/shadow/explanations", "{}")
                .is(401);
    }

    @Test
    void nothing_compared_is_a_no_go() {
        JsonNode report = stage.report("").json();

        assertThat(report.path("verdict").asString()).isEqualTo("NO_GO");
        assertThat(report.path("reasons").get(0).asString()).isEqualTo("comparisons: none in this time");
    }

    @Test
    void wrong_price_is_counted_shown_and_never_allowed() {
        stage.matches("m", 10_000);
        stage.compared("m", 3, Map.of(Layer.ESTIMATE, "mismatch another total"));

        JsonNode cell = stage.report("").json().at("/cells/0");

        assertThat(cell.path("verdict").asString()).isEqualTo("NO_GO");
        assertThat(cell.at("/fields/estimate/mismatch").asInt()).isEqualTo(3);
        assertThat(cell.at("/causes/0/field").asString()).isEqualTo("estimate");
        assertThat(cell.at("/causes/0/cause").asString()).isEqualTo("another total");
        assertThat(cell.at("/causes/0/count").asInt()).isEqualTo(3);
        assertThat(cell.at("/causes/0/samples").get(0).asString()).startsWith("m-");
    }

    @Test
    void explanation_counts_apart_until_it_expires() {
        stage.matches("m", 200);
        stage.compared("m", 40, Map.of(Layer.PARAMETERS, "mismatch style only in legacy"));
        assertThat(stage.report("").text("/verdict")).isEqualTo("NO_GO");

        Answer added = stage.operator()
                .post("/admin/shadow/explanations", """
                {"field": "parameters", "cause": "style only in legacy", "model": "m", "owner": "ana",
                 "reason": "the old path sent it, the provider ignores it", "expiresAt": "%s"}
                """.formatted(Instant.now().plusSeconds(3_600)))
                .is(201);

        Answer explained = stage.report("");
        assertThat(explained.text("/verdict")).isEqualTo("GO");
        assertThat(explained.json().at("/fields/parameters/explained").asInt()).isEqualTo(40);
        assertThat(explained.json().at("/fields/parameters/mismatch").asInt()).isZero();

        stage.operator()
                .post("/admin/shadow/explanations/" + added.json().path("id").asLong() + "/end", "{}")
                .is(200);
        assertThat(stage.report("").text("/verdict")).isEqualTo("NO_GO");
        assertThat(stage.operator()
                        .get("/admin/shadow/explanations")
                        .json()
                        .at("/data/0/inForce")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void explanation_of_another_model_or_cause_explains_nothing() {
        stage.compared("m", 200, Map.of(Layer.PARAMETERS, "mismatch style only in legacy"));
        for (String other :
                List.of("\"cause\": \"n only here\"", "\"cause\": \"style only in legacy\", \"model\": \"x\"")) {
            stage.operator()
                    .post("/admin/shadow/explanations", """
                    {"field": "parameters", %s, "owner": "ana", "reason": "r", "expiresAt": "%s"}
                    """.formatted(
                                    other, Instant.now().plusSeconds(3_600)))
                    .is(201);
        }

        assertThat(stage.report("").json().at("/fields/parameters/mismatch").asInt())
                .isEqualTo(200);
    }

    @Test
    void explanation_needs_an_owner_a_reason_and_an_end() {
        String good =
                "{\"field\": \"limits\", \"cause\": \"c\", \"owner\": \"ana\", \"reason\": \"r\", \"expiresAt\": \""
                        + Instant.now().plusSeconds(60) + "\"}";
        for (String field : List.of("field", "cause", "owner", "reason", "expiresAt")) {
            stage.operator()
                    .post("/admin/shadow/explanations", good.replace("\"" + field + "\"", "\"other\""))
                    .isProblem(400, "missing_required_parameter");
        }
        stage.operator()
                .post("/admin/shadow/explanations", good.replace("limits", "weather"))
                .isProblem(400, "invalid_value");
    }

    @Test
    void page_shows_the_same_and_nothing_that_was_sent_acts_in_it() {
        stage.compared("<script>alert(1)</script>", 2, Map.of(Layer.PLATFORM, "mismatch <b>old</b> in legacy"));

        Answer page = stage.serverMain()
                .with("Accept", "text/html")
                .get("/internal/shadow/report")
                .is(200);

        assertThat(page.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("NO_GO", "&lt;b&gt;old&lt;/b&gt; in legacy", "<svg")
                .doesNotContain("<script", "<b>old");
    }

    @Test
    void bad_times_and_shares_are_refused() {
        for (String query : List.of(
                "?from=yesterday",
                "?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z",
                "?share=101",
                "?kind=pictures")) {
            stage.serverMain().get("/internal/shadow/report" + query).isProblem(400, "invalid_value");
        }
    }

    private static String login(String password) {
        return "Basic " + base64("ana:" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
