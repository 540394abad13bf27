package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProviderFailureTest {
    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({
        "image, gpt-image-1, [[refuse]], provider_refused",
        "image, gpt-image-1, [[moderated]], content_policy_violation",
        "image, doubao-seedream-4-0-250828, [[moderated]], content_policy_violation",
        "video, doubao-seedance-2-0-260128, [[task-fails]], ''",
        "video, sora-2, [[task-fails]], ''",
    })
    void a_job_the_provider_will_not_do_fails_clearly_is_told_once_and_charged_nothing(
            String kind, String model, String directive, String code) {
        String id = stack.accepted("bob", Stack.job(kind, model, directive + mark, Map.of()));

        JsonNode job = stack.ended("bob", id);

        assertThat(job.get("status").asString()).isEqualTo("failed");
        assertThat(job.get("error").get("message").asString()).isNotBlank();
        if (!code.isEmpty()) {
            assertThat(job.get("error").get("code").asString()).isEqualTo(code);
        }
        assertThat(job.get("billing").get("settlement").asString()).isEqualTo("none");
        assertThat(stack.webhooksOf(id))
                .singleElement()
                .matches(webhook -> webhook.get("type").asString().equals("job.failed"));
        assertThat(stack.ledger(id)).isEmpty();
    }

    @Test
    void a_provider_that_fails_twice_is_asked_a_third_time() {
        String prompt = "[[500 x2]] " + mark;
        String id = stack.accepted("bob", Stack.image(prompt, Map.of()));

        stack.succeeded("bob", id);

        assertThat(stack.submissionsOf(prompt)).isEqualTo(3);
        assertThat(stack.chargesOf(id)).hasSize(1);
    }

    @Test
    void a_provider_that_always_fails_is_not_asked_for_ever() {
        String prompt = "[[500]] " + mark;
        String id = stack.accepted("bob", Stack.image(prompt, Map.of()));

        JsonNode job = stack.ended("bob", id);

        assertThat(job.get("error").get("code").asString()).isEqualTo("provider_failed");
        assertThat(stack.submissionsOf(prompt)).isEqualTo(3);
    }

    @Test
    void too_many_requests_cost_no_attempt() {
        String prompt = "[[429 retry-after=1 x4]] " + mark;
        String id = stack.accepted("bob", Stack.image(prompt, Map.of()));

        stack.succeeded("bob", id);

        assertThat(stack.submissionsOf(prompt)).isEqualTo(5);
    }

    @Test
    void an_image_whose_answer_was_lost_is_sent_once_more_and_charged_once() {
        String prompt = "[[drop x1]] " + mark;
        String id = stack.accepted("bob", Stack.image(prompt, Map.of()));

        stack.succeeded("bob", id);

        assertThat(stack.submissionsOf(prompt)).isEqualTo(2);
        assertThat(stack.chargesOf(id)).hasSize(1);
    }

    @Test
    void a_video_whose_answer_was_lost_is_held_and_never_sent_again() {
        String prompt = "[[drop x1]] " + mark;
        Map<String, Object> video = Stack.job("video", "sora-2", prompt, Map.of());
        var hasty = new HashMap<>(video);
        hasty.put("timeoutSeconds", 10);
        String id = stack.accepted("bob", hasty);

        JsonNode job = stack.ended("bob", id);

        assertThat(job.get("status").asString()).isEqualTo("expired");
        assertThat(stack.submissionsOf(prompt)).isEqualTo(1);
        assertThat(stack.ledger(id)).isEmpty();
    }

    @Test
    void three_of_four_images_are_delivered_and_billed_as_three() {
        String id = stack.accepted("bob", Stack.image("[[partial 3]] " + mark, Map.of("n", 4, "quality", "high")));

        JsonNode job = stack.succeeded("bob", id);

        assertThat(job.get("result").get("artifacts")).hasSize(3);
        assertThat(job.get("result").get("missing").asInt()).isEqualTo(1);
        assertThat(stack.chargesOf(id))
                .singleElement()
                .matches(charge -> charge.get("total").asString().equals("3.24"));
    }

    @Test
    void polls_that_fail_say_nothing_about_the_task() {
        String id =
                stack.accepted("bob", Stack.job("video", "sora-2", "[[task 2s]] [[poll-500 x3]] " + mark, Map.of()));

        stack.succeeded("bob", id);

        assertThat(stack.chargesOf(id)).hasSize(1);
    }

    @Test
    void a_result_that_is_gone_fails_the_job_and_charges_nothing() {
        String id = stack.accepted("bob", Stack.job("image", "dall-e-3", "[[gone]] " + mark, Map.of()));

        JsonNode job = stack.ended("bob", id);

        assertThat(job.get("error").get("code").asString()).isEqualTo("result_lost");
        assertThat(stack.ledger(id)).isEmpty();
    }
}
