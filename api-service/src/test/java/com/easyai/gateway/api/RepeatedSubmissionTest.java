package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.revision.StoreCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Same key, same job. */
class RepeatedSubmissionTest {
    private static final String FOX = """
            {"kind":"image","model":"gpt-image-1","input":{"prompt":"a fox","n":1},"metadata":{"a":1.0}}
            """;
    private static final String SAME_FOX = """
            { "model":"gpt-image-1","metadata":{"a":1},  "input":{"n":1.0,"prompt":"a f\\u006fx"},"kind":"image"}
            """;

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user).with("Idempotency-Key", "first-key");

    @Test
    void the_same_request_again_gets_the_first_answer_whatever_became_of_the_job() {
        Answer first = client.submit(FOX).is(202);
        client.post("/v1/jobs/" + first.id() + "/cancel", "").is(200);

        Answer again = client.submit(FOX).is(202);

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(jobs()).isOne();
    }

    @Test
    void a_body_that_means_the_same_is_the_same_and_a_quoted_key_is_the_bare_one() {
        Answer first = client.submit(FOX).is(202);

        Answer again =
                client.with("Idempotency-Key", "\"first-key\"").submit(SAME_FOX).is(202);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        client.submit(FOX).is(202);

        client.submit(FOX.replace("fox", "dog")).isError(422, "idempotency_key_reused", "Idempotency-Key");
        client.submit("{}").isError(422, "idempotency_key_reused", "Idempotency-Key");

        assertThat(jobs()).isOne();
    }

    @Test
    void a_key_belongs_to_its_user() {
        Answer first = client.submit(FOX).is(202);
        Client other = Replica.shared().client().asUser("other" + user).with("Idempotency-Key", "first-key");

        Answer others = other.submit(FOX).is(202);

        assertThat(others.id()).isNotEqualTo(first.id());
        assertThat(others.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void a_hundred_at_once_over_two_replicas_make_one_job() throws ExecutionException, InterruptedException {
        try (Replica second = Replica.start(Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Client there = second.client().asUser(user).with("Idempotency-Key", "first-key");
            List<Future<Answer>> sent = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? client : there).submit(FOX)))
                    .toList();

            var ids = new HashSet<String>();
            int fresh = 0;
            for (Future<Answer> answer : sent) {
                ids.add(answer.get().is(202).id());
                fresh += answer.get().header("Idempotent-Replayed").isEmpty() ? 1 : 0;
            }
            assertThat(ids).hasSize(1);
            assertThat(fresh).isOne();
            assertThat(jobs()).isOne();
        }
    }

    @Test
    void a_repeat_is_answered_although_the_catalogue_would_refuse_it_now() {
        Answer first = client.submit(FOX).is(202);
        String before = Surroundings.running().catalogue();
        StoreCatalogue store = Replica.shared().bean(StoreCatalogue.class);
        CurrentCatalogue current = Replica.shared().bean(CurrentCatalogue.class);
        try {
            store.store(before.replace("gpt-image-1", "gpt-image-2"));
            current.refresh();

            client.with("Idempotency-Key", "new").submit(FOX).isError(404, "model_not_found", "model");
            assertThat(client.submit(FOX).is(202).json()).isEqualTo(first.json());
            client.submit(FOX.replace("fox", "dog")).isError(422, "idempotency_key_reused", "Idempotency-Key");
        } finally {
            store.store(before);
            current.refresh();
        }
    }

    private long jobs() {
        return Surroundings.running()
                .jdbc()
                .sql("select count(*) from job where user_sub = :sub")
                .param("sub", user)
                .query(Long.class)
                .single();
    }
}
