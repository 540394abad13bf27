package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OneKeyOneJobTest {
    private final Stack stack = Stack.running();
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_hundred_parallel_submits_over_two_apis_make_one_job() throws Exception {
        List<Web.Answer> answers = inParallel(100);

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers)
                .extracting(answer -> answer.json().get("id").asString())
                .containsOnly(answers.getFirst().json().get("id").asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void another_body_under_the_key_is_refused() {
        submit(1, "a red fox");

        Web.Answer answer = submit(2, "a blue fox");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").get("code").asString()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void the_key_still_names_its_job_after_every_api_was_killed() {
        String id = submit(1, "a red fox").json().get("id").asString();

        stack.processes.api(1).process().kill();
        stack.processes.api(2).process().kill();
        Stack.awaitThat(() -> stack.processes.isReady(stack.processes.api(2)), "an api");

        assertThat(submit(2, "a red fox").json().get("id").asString()).isEqualTo(id);
        Stack.awaitThat(() -> stack.processes.isReady(stack.processes.api(1)), "the other api");
    }

    private List<Web.Answer> inParallel(int count) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Web.Answer>>();
            for (int i = 0; i < count; i++) {
                int replica = i % 2 + 1;
                answers.add(threads.submit(() -> {
                    start.await();
                    return submit(replica, "a red fox");
                }));
            }
            start.countDown();
            var done = new ArrayList<Web.Answer>();
            for (Future<Web.Answer> answer : answers) {
                done.add(answer.get());
            }
            return done;
        }
    }

    private Web.Answer submit(int replica, String prompt) {
        var headers = new HashMap<>(Stack.asUser("dora"));
        headers.put("Idempotency-Key", key);
        return Web.post(stack.api(replica, "/v1/jobs"), headers, Stack.image(prompt, Map.of()));
    }
}
