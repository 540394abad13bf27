package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.claim.Claim;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stopping a job, at each point of its life. */
class CancelJobTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());
    private final OtherHands worker = OtherHands.thatSayNothing();
    private final String job = client.submit(FOX).is(202).id();

    @Test
    void a_job_nobody_began_ends_at_once_and_free() {
        Answer cancelled = cancel();

        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        assertThat(cancelled.text("/error/code")).isEqualTo("cancelled");
        assertThat(cancelled.text("/billing/total")).isEqualTo("0");
        assertThat(cancelled.header("Retry-After")).isEmpty();
        assertThat(cancel().json()).isEqualTo(cancelled.json());
    }

    @Test
    void a_running_job_is_asked_to_stop() {
        Claim claim = worker.start(job);

        assertThat(cancel().text("/status")).isEqualTo("in_progress");

        boolean asked = Surroundings.running()
                .jdbc()
                .sql("select cancel_requested from job where id = :id")
                .param("id", claim.job().value())
                .query(Boolean.class)
                .single();
        assertThat(asked).isTrue();
        assertThat(new CancelRequests(Surroundings.running().jdbc()).ask(claim.job(), "somebody-else"))
                .isFalse();
    }

    @Test
    void a_delivered_job_and_a_failed_one_stay_as_they_are() {
        Claim claim = worker.attempt(worker.start(job));
        worker.deliver(claim);
        assertThat(cancel().text("/status")).isEqualTo("in_progress");
        String other = client.submit(FOX).is(202).id();
        worker.fail(worker.start(other));

        assertThat(client.post("/v1/jobs/" + other + "/cancel", "").is(200).text("/status"))
                .isEqualTo("failed");
    }

    private Answer cancel() {
        return client.post("/v1/jobs/" + job + "/cancel", "").is(200);
    }
}
