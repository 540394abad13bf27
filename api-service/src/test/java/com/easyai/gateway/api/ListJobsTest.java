package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user's own list. */
class ListJobsTest {
    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());

    @Test
    void pages_lead_through_all_jobs_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(submit("image", "gpt-image-1"));
        }

        Answer first = client.get("/v1/jobs?limit=2").is(200);
        Answer second =
                client.get("/v1/jobs?limit=2&after=" + first.text("/last_id")).is(200);
        Answer third =
                client.get("/v1/jobs?limit=2&after=" + second.text("/last_id")).is(200);

        assertThat(first.text("/object")).isEqualTo("list");
        assertThat(first.text("/first_id")).isEqualTo(made.getFirst());
        List<String> listed = new ArrayList<>(ids(first));
        listed.addAll(ids(second));
        listed.addAll(ids(third));
        assertThat(listed).isEqualTo(made);
        assertThat(List.of(hasMore(first), hasMore(second), hasMore(third))).containsExactly(true, true, false);
    }

    @Test
    void jobs_that_wait_have_their_places_and_those_that_are_over_have_none() {
        String cancelled = submit("video", "sora-2");
        client.post("/v1/jobs/" + cancelled + "/cancel", "").is(200);
        String earlier = submit("video", "sora-2");
        String later = submit("video", "sora-2");

        JsonNode listed = client.get("/v1/jobs").is(200).json().path("data");

        assertThat(listed.at("/0/id").asString()).isEqualTo(later);
        assertThat(listed.at("/0/queue/position").asLong())
                .isGreaterThan(listed.at("/1/queue/position").asLong());
        assertThat(listed.at("/1/id").asString()).isEqualTo(earlier);
        assertThat(listed.at("/1/queue/position").asLong()).isPositive();
        assertThat(listed.at("/2/queue").isNull()).isTrue();
    }

    @Test
    void kind_and_status_choose_among_them() {
        String image = submit("image", "gpt-image-1");
        String video = submit("video", "sora-2");
        client.post("/v1/jobs/" + image + "/cancel", "").is(200);

        assertThat(ids(client.get("/v1/jobs?kind=video"))).containsExactly(video);
        assertThat(ids(client.get("/v1/jobs?status=cancelled"))).containsExactly(image);
        assertThat(ids(client.get("/v1/jobs?status=queued&kind=image"))).isEmpty();
        assertThat(ids(Replica.shared()
                        .client()
                        .asUser("nobody" + UUID.randomUUID())
                        .get("/v1/jobs")))
                .isEmpty();
    }

    private String submit(String kind, String model) {
        return client.submit("{\"kind\":\"" + kind + "\",\"model\":\"" + model + "\",\"input\":{\"prompt\":\"a\"}}")
                .is(202)
                .id();
    }

    private static boolean hasMore(Answer page) {
        return page.json().path("has_more").booleanValue();
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode job : page.is(200).json().path("data")) {
            ids.add(job.path("id").asString());
        }
        return ids;
    }
}
