package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see and do. */
class AdminTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);
    private final Client admin = Replica.shared().client().as(Surroundings.ADMIN_TOKEN);
    private final OtherHands worker = OtherHands.thatSayNothing();
    private final String job = client.submit(FOX).is(202).id();

    @Test
    void a_job_is_shown_with_its_attempts_and_deliveries_and_no_secret() {
        worker.fail(worker.attempt(worker.start(job)));

        Answer shown = admin.get("/admin/jobs/" + job).is(200);

        assertThat(shown.text("/job/status")).isEqualTo("failed");
        assertThat(shown.text("/facts/state")).isEqualTo("FAILED");
        assertThat(shown.text("/facts/user")).isEqualTo(user);
        assertThat(shown.text("/attempts/0/platform")).isEqualTo("openai-main");
        assertThat(shown.text("/attempts/0/outcome")).isEqualTo("FAILED");
        assertThat(shown.text("/attempts/0/decision/chosen")).isEqualTo("openai-main");
        assertThat(shown.text("/deliveries/0/kind")).isEqualTo("webhook");
        assertThat(shown.body()).doesNotContain("sk-user-", "canary", "a fox", "credential");
        admin.get("/admin/jobs/" + job.replace("job_0", "job_1")).isProblem(404, "not_found");
        admin.get("/admin/jobs/x").isProblem(404, "not_found");
    }

    @Test
    void operators_see_the_margin_of_a_job_and_its_owner_does_not() {
        Claim claim = worker.attempt(worker.start(job));
        assertThat(admin.get("/admin/jobs/" + job).json().path("margin").isNull())
                .isTrue();
        worker.deliver(claim);
        worker.store(claim);

        Answer shown = admin.get("/admin/jobs/" + job).is(200);
        Answer seen = client.get("/v1/jobs/" + job).is(200);

        assertThat(seen.text("/billing/total")).isEqualTo("1.08");
        assertThat(shown.text("/margin/cost")).isEqualTo("0.7");
        assertThat(shown.text("/margin/margin")).isEqualTo("0.38");
        assertThat(shown.text("/margin/lines/0/source")).isEqualTo("base");
        assertThat(seen.body()).doesNotContain("margin", "cost", "0.38");
        assertThat(client.get("/v1/jobs").body()).contains("1.08").doesNotContain("margin", "cost", "0.38");
    }

    @Test
    void the_newest_jobs_of_all_users_are_listed() {
        assertThat(admin.get("/admin/jobs?limit=500&status=queued").is(200).body())
                .contains(job);
        assertThat(admin.get("/admin/jobs?limit=500&held=true").is(200).body()).doesNotContain(job);
        admin.get("/admin/jobs?limit=501").isProblem(400, "invalid_value");
        admin.get("/admin/jobs?status=held").isProblem(400, "invalid_value");
        admin.get("/admin/jobs?held=1").isProblem(400, "invalid_value");
    }

    @Test
    void a_held_job_goes_back_to_the_queue_once() {
        worker.hold(worker.attempt(worker.start(job)));
        assertThat(admin.get("/admin/jobs?limit=500&held=true").is(200).body()).contains(job);

        Answer retried = admin.post("/admin/jobs/" + job + "/retry", "").is(200);

        assertThat(retried.text("/job/status")).isEqualTo("queued");
        assertThat(retried.json().at("/facts/held").booleanValue()).isFalse();
        assertThat(retried.text("/facts/dueAt")).isNotEqualTo("(none)");
        admin.post("/admin/jobs/" + job + "/retry", "").isProblem(409, "conflict");
    }

    @Test
    void a_held_job_is_failed_with_an_operators_sentence() {
        worker.hold(worker.attempt(worker.start(job)));
        admin.post("/admin/jobs/" + job + "/resolve", "{}").isProblem(400, "invalid_value");

        admin.post("/admin/jobs/" + job + "/resolve", "{\"message\":\"The provider lost it.\"}")
                .is(200);

        Answer seen = client.get("/v1/jobs/" + job).is(200);
        assertThat(seen.text("/status")).isEqualTo("failed");
        assertThat(seen.text("/error/message")).isEqualTo("The provider lost it.");
        assertThat(seen.text("/billing/total")).isEqualTo("0");
        admin.post("/admin/jobs/" + job + "/resolve", "{\"message\":\"Again.\"}")
                .isProblem(409, "conflict");
    }

    @Test
    void a_parked_delivery_is_listed_and_sent_again() {
        Claim claim = worker.attempt(worker.start(job));
        worker.fail(claim);
        Surroundings.running()
                .jdbc()
                .sql("update outbox set state = 'PARKED', last_error = 'answered 422', attempts = 3 where job_id = :id")
                .param("id", claim.job().value())
                .update();
        String delivery = admin.get("/admin/jobs/" + job).text("/deliveries/0/id");
        assertThat(admin.get("/admin/outbox?state=parked&limit=500").is(200).body())
                .contains(delivery, "answered 422");

        admin.post("/admin/outbox/" + delivery + "/replay", "").is(200);

        assertThat(admin.get("/admin/jobs/" + job).text("/deliveries/0/state")).isEqualTo("pending");
        admin.post("/admin/outbox/" + delivery + "/replay", "").isProblem(404, "not_found");
        admin.post("/admin/outbox/x/replay", "").isProblem(404, "not_found");
        admin.get("/admin/outbox?state=lost").isProblem(400, "invalid_value");
    }
}
