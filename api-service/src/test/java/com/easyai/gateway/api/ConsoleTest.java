package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The operators' page as it is served, and the read that is made for it. */
class ConsoleTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|from|import)[= ]\"(/console/[^\"]+)\"");

    private final Client nobody = Replica.shared().client();
    private final Client admin = nobody.as(Surroundings.ADMIN_TOKEN);
    private final Client client = nobody.asUser("u" + UUID.randomUUID());
    private final OtherHands worker = OtherHands.thatSayNothing();

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/"})
    void page_is_open_to_anybody_and_may_run_its_own_script_only(String address) {
        Answer page = nobody.with("Accept", "text/html").get(address).is(200);

        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-cache");
        assertThat(nobody.get(address).is(200).body()).isEqualTo(page.body());
    }

    @Test
    void page_needs_nothing_but_files_beside_it() {
        Set<String> files = reachedFrom("/console");

        assertThat(files).contains("/console/page.js", "/console/page.css").hasSizeGreaterThan(8);
        for (String file : files) {
            Answer served = nobody.get(file).is(200);
            assertThat(served.body()).as(file).doesNotContain("https://", "innerHTML", "insertAdjacentHTML", " style=");
            assertThat(served.header("Content-Security-Policy")).as(file).isPresent();
            if (file.endsWith(".js")) {
                assertThat(served.header("Content-Type").orElse("")).as(file).contains("javascript");
            }
        }
    }

    private Set<String> reachedFrom(String page) {
        var reached = new HashSet<String>();
        var left = new ArrayDeque<String>();
        left.add(page);
        while (!left.isEmpty()) {
            ADDRESS.matcher(nobody.get(left.remove()).is(200).body())
                    .results()
                    .map(found -> found.group(1))
                    .filter(reached::add)
                    .forEach(left::add);
        }
        return reached;
    }

    @Test
    void overview_is_for_operators_only_and_tells_no_secret() {
        client.submit(FOX).is(202);

        nobody.get("/admin/overview").isProblem(401, "invalid_api_key");
        client.get("/admin/overview").isProblem(401, "invalid_api_key");
        nobody.as(Surroundings.INTERNAL_TOKEN).get("/admin/overview").isProblem(403, "permission_denied");
        Answer shown = admin.get("/admin/overview").is(200);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.body()).doesNotContain("sk-user-", "canary", "a fox", "credential");
    }

    @Test
    void held_job_counts_as_stuck_until_somebody_decides() {
        Claim claim = worker.attempt(worker.start(client.submit(FOX).is(202).id()));
        int before = stuck("held");

        worker.hold(claim);

        assertThat(stuck("held")).isEqualTo(before + 1);
        admin.post("/admin/jobs/" + claim.job() + "/resolve", "{\"message\":\"The provider lost it.\"}")
                .is(200);
        assertThat(stuck("held")).isEqualTo(before);
    }

    @Test
    void waiting_job_is_in_a_group_with_its_reason_and_among_the_longest_waiting() {
        String job = client.submit(FOX.replace("}}", "},\"timeoutSeconds\":60}"))
                .is(202)
                .id();
        worker.throttle(worker.attempt(worker.start(job)));

        JsonNode overview = admin.get("/admin/overview").is(200).json();

        assertThat(overview.path("jobs")).anySatisfy(group -> {
            assertThat(group.path("state").asString()).isEqualTo("WAITING");
            assertThat(group.path("kind").asString()).isEqualTo("image");
            assertThat(group.path("reason").asString("")).isEqualTo("openai-main is full.");
            assertThat(group.path("count").asInt()).isPositive();
            assertThat(group.path("more").asBoolean()).isFalse();
        });
        client.post("/v1/jobs/" + job + "/cancel", "").is(200);
    }

    @Test
    void delivery_that_failed_is_listed_with_its_error_and_a_parked_one_counts_as_stuck() {
        Claim claim = worker.attempt(worker.start(client.submit(FOX).is(202).id()));
        worker.fail(claim);
        int before = stuck("parked");

        change(claim, "last_error = 'answered 503', created_at = now() - interval '30 days'");
        assertThat(admin.get("/admin/overview").is(200).json().path("failing")).anySatisfy(delivery -> {
            assertThat(delivery.path("jobId").asString()).isEqualTo(claim.job().toString());
            assertThat(delivery.path("lastError").asString()).isEqualTo("answered 503");
        });

        change(claim, "state = 'PARKED'");
        assertThat(stuck("parked")).isEqualTo(before + 1);
        change(claim, "state = 'DELIVERED', ended_at = now()");
        assertThat(stuck("parked")).isEqualTo(before);
    }

    private static void change(Claim claim, String columns) {
        Surroundings.running()
                .jdbc()
                .sql("update outbox set " + columns + " where job_id = :id")
                .param("id", claim.job().value())
                .update();
    }

    private int stuck(String what) {
        JsonNode counted =
                admin.get("/admin/overview").is(200).json().path("stuck").path(what);
        assertThat(counted.path("more").asBoolean()).isFalse();
        return counted.path("count").asInt();
    }
}
