package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A submission that is in order, from the 202 to the row. */
class SubmitJobTest {
    private static final String FOX = """
            {"kind":"image","model":"gpt-image-1","input":{"prompt":"a red fox","n":2},"metadata":{"order":7.50}}
            """;

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);

    @Test
    void a_submission_is_answered_with_the_queued_job() {
        Answer answer = client.submit(FOX).is(202);

        assertThat(answer.id()).startsWith("job_");
        assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(answer.text("/object")).isEqualTo("job");
        assertThat(answer.text("/kind")).isEqualTo("image");
        assertThat(answer.text("/status")).isEqualTo("queued");
        assertThat(answer.text("/queue/reason")).isNotBlank();
        assertThat(answer.text("/billing/total")).isEqualTo("0");
        assertThat(answer.text("/billing/settlement")).isEqualTo("none");
        assertThat(answer.json().at("/metadata/order").decimalValue()).isEqualByComparingTo("7.50");
        assertThat(answer.text("/urls/cancel")).isEqualTo("/v1/jobs/" + answer.id() + "/cancel");
    }

    @Test
    void a_job_can_be_polled_and_is_another_users_to_nobody_else() {
        String id = client.submit(FOX).is(202).id();

        Answer polled = client.get("/v1/jobs/" + id).is(200);
        assertThat(polled.text("/id")).isEqualTo(id);
        assertThat(polled.json().at("/queue/position").asLong()).isPositive();
        assertThat(polled.header("Retry-After")).contains("1");
        assertThat(polled.header("Cache-Control")).contains("no-store");
        Client other = Replica.shared().client().asUser("somebody-else");
        other.get("/v1/jobs/" + id).isError(404, "not_found", null);
        other.post("/v1/jobs/" + id + "/cancel", "").isError(404, "not_found", null);
        other.get("/v1/jobs/" + id + "/events").isError(404, "not_found", null);
        client.get("/v1/jobs/job_nonsense").isError(404, "not_found", null);
    }
}
