package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final Instant start = Instant.now().minusMillis(1);
    private final Client admin = Replica.shared().client().as(Surroundings.ADMIN_TOKEN);
    private final String job = Replica.shared()
            .client()
            .asUser("u" + UUID.randomUUID())
            .submit(FOX)
            .is(202)
            .id();

    @Test
    void nothing_differs_while_all_agree() {
        Answer report = report().is(200);

        assertThat(report.json().path("differences")).isEmpty();
        assertThat(report.json().path("undelivered")).isEmpty();
        assertThat(report.json().path("jobs").asInt()).isPositive();
        assertThat(report.json().path("next").isNull()).isTrue();
        assertThat(report.text("/from")).isEqualTo(start.toString());
    }

    @Test
    void difference_is_told_by_the_jobs_id_in_a_sentence() {
        Claim claim = OtherHands.thatSayNothing().start(job);
        var jdbc = Surroundings.running().jdbc();
        jdbc.sql("update job set owner = null where id = :id")
                .param("id", claim.job().value())
                .update();

        Answer report = report().is(200);

        assertThat(report.json().path("differences")).hasSize(1);
        assertThat(report.text("/differences/0/id")).isEqualTo(job);
        assertThat(report.text("/differences/0/difference")).isEqualTo("forgotten");
        assertThat(report.text("/differences/0/message")).contains("nothing will move it");
        jdbc.sql("update job set due_at = now() + interval '1 hour' where id = :id")
                .param("id", claim.job().value())
                .update();
        assertThat(report().json().path("differences")).isEmpty();
    }

    @Test
    void parked_delivery_is_listed_as_that_and_is_no_difference() {
        var worker = OtherHands.thatSayNothing();
        worker.fail(worker.attempt(worker.start(job)));
        var jdbc = Surroundings.running().jdbc();
        jdbc.sql("update outbox set state = 'PARKED' where kind = 'WEBHOOK' and job_id = (select id from job where"
                        + " 'job_' || replace(id::text, '-', '') = :job)")
                .param("job", job)
                .update();

        Answer report = report().is(200);

        assertThat(report.json().path("differences")).isEmpty();
        assertThat(report.text("/undelivered/0/jobId")).isEqualTo(job);
        assertThat(report.text("/undelivered/0/state")).isEqualTo("parked");
    }

    @Test
    void a_calls_settlement_is_no_unknown_jobs_and_an_abandoned_call_is_told_until_it_is_resolved() {
        String id = Replica.shared()
                .client()
                .asUser("u" + UUID.randomUUID())
                .post(
                        "/v1/chat/completions",
                        "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                .is(200)
                .header("X-Request-Id")
                .orElseThrow();
        assertThat(report().json().path("differences")).isEmpty();
        assertThat(report().json().path("calls").asInt()).isPositive();
        resolve(id).isProblem(404, "not_found");

        Surroundings.running()
                .jdbc()
                .sql("with gone as (delete from outbox where job_id = :id) update direct_call set state = 'ABANDONED',"
                        + " outcome = null, bill = null where id = :id")
                .param("id", CallRow.id(id))
                .update();

        Answer report = report();
        assertThat(report.json().path("differences")).hasSize(1);
        assertThat(report.text("/differences/0/id")).isEqualTo(id);
        assertThat(report.text("/differences/0/difference")).isEqualTo("call_abandoned");
        assertThat(report.text("/differences/0/message")).contains("its gateway died");
        assertThat(resolve(id).is(200).text("/state")).isEqualTo("resolved");
        assertThat(report().json().path("differences")).isEmpty();
        resolve(id).isProblem(404, "not_found");
    }

    private Answer resolve(String call) {
        return admin.post("/admin/calls/" + call + "/resolve", "{\"message\":\"The provider charged nothing.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2026-11-23", "from=", "limit=0", "after=x", "from=2026-11-23T10:00:00"})
    void parameter_that_cannot_be_is_refused_by_its_name(String query) {
        Answer refused = admin.get("/admin/reconciliation?" + query).isProblem(400, "invalid_value");

        assertThat(refused.text("/param")).isEqualTo(query.split("=", 2)[0]);
    }

    @Test
    void time_that_ends_before_it_begins_is_refused() {
        Answer refused = admin.get("/admin/reconciliation?from=2026-11-23T10:00:00Z&to=2026-11-23T10:00:00Z")
                .isProblem(400, "invalid_value");

        assertThat(refused.text("/param")).isEqualTo("from");
    }

    @Test
    void without_a_time_the_last_day_is_looked_at() {
        assertThat(admin.get("/admin/reconciliation")
                        .is(200)
                        .json()
                        .path("jobs")
                        .asInt())
                .isPositive();
    }

    private Answer report() {
        return admin.get(
                "/admin/reconciliation?from=" + start + "&to=" + Instant.now().plusSeconds(1));
    }
}
