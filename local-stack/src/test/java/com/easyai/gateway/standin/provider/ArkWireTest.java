package com.easyai.gateway.standin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.provider.Caller.Answer;
import com.easyai.gateway.standin.script.ProviderSettings;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ArkWireTest {
    private static final String IMAGES = "/ark/api/v3/images/generations";
    private static final String TASKS = "/ark/api/v3/contents/generations/tasks";
    private static final String MODEL = "doubao-seedream-4-0-250828";
    private static final String VIDEO_MODEL = "doubao-seedance-2-0-260128";

    private final StandInProvider provider = StandInProvider.start(0, ProviderSettings.instant());
    private final Caller caller = new Caller(provider.uri(), "ark-key");

    @AfterEach
    void stop() {
        caller.close();
        provider.close();
    }

    @Test
    void an_image_is_a_link_with_its_size_and_is_counted_in_usage() {
        JsonNode body = image("a fox", "\"size\":\"2K\"").json();

        JsonNode item = body.path("data").get(0);
        assertThat(item.path("size").asString()).isEqualTo("2048x2048");
        assertThat(body.path("usage").path("generated_images").asInt()).isEqualTo(1);
        assertThat(body.path("usage").path("output_tokens").asInt()).isEqualTo(16384);
        assertThat(OpenAiWireTest.sha256(caller.get(item.path("url").asString()).bytes()))
                .isEqualTo(provider.files().getFirst().sha256());
    }

    @Test
    void several_images_come_only_when_they_are_allowed_and_failed_ones_are_items_too() {
        String several = """
                "sequential_image_generation":"auto","sequential_image_generation_options":{"max_images":4}""";

        JsonNode body = image("[[partial 3]]", several).json();

        assertThat(body.path("data").size()).isEqualTo(4);
        assertThat(body.path("data").get(3).path("error").path("code").asString())
                .isEqualTo("OutputImageSensitiveContentDetected");
        assertThat(body.path("usage").path("generated_images").asInt()).isEqualTo(3);
        assertThat(image("x", "\"seed\":1").status()).isEqualTo(400);
    }

    @Test
    void an_edit_takes_data_urls_and_refuses_what_is_no_picture() {
        String png = Base64.getEncoder()
                .encodeToString(Media.image(Media.Kind.PNG, 64, 64, "in").bytes());

        assertThat(image("x", "\"image\":[\"data:image/png;base64,%s\"]".formatted(png))
                        .status())
                .isEqualTo(200);
        assertThat(image("x", "\"image\":\"data:image/png;base64,AAAA\"").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "n":2                                 | InvalidParameter | n
            "size":"3K"                           | InvalidParameter | size
            "size":"100x100"                      | InvalidParameter | size
            "watermark":"no"                      | InvalidParameter | watermark
            "sequential_image_generation":"maybe" | InvalidParameter | sequential_image_generation
            """)
    void a_wrong_field_is_400_and_named(String field, String code, String param) {
        Answer answer = image("x", field);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource({
        "[[moderated]],  400, InputTextSensitiveContentDetected",
        "[[429]],        429, ModelAccountIpmRateLimitExceeded",
        "[[no-money]],   403, AccountOverdueError",
        "[[500]],        500, InternalServiceError"
    })
    void a_directive_makes_the_call_fail_in_the_providers_words(String directive, int status, String code) {
        Answer answer = image(directive, "\"watermark\":false");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("error").path("message").asString()).contains("Request id: ");
    }

    @Test
    void a_missing_key_and_an_unknown_model_have_their_own_codes() {
        try (Caller stranger = new Caller(provider.uri(), "")) {
            assertThat(code(stranger.post(IMAGES, "{}"))).isEqualTo("AuthenticationError");
        }
        assertThat(code(caller.post(IMAGES, """
                {"model":"gpt-image-1","prompt":"x"}"""))).isEqualTo("InvalidEndpointOrModel.NotFound");
        assertThat(code(caller.post(IMAGES, """
                {"model":"%s"}""".formatted(MODEL)))).isEqualTo("MissingParameter");
    }

    @Test
    void a_task_succeeds_with_a_link_and_usage() {
        String id = task("a wave", "\"duration\":5,\"resolution\":\"720p\"")
                .json()
                .path("id")
                .asString();

        JsonNode task = caller.get(TASKS + "/" + id).json();

        assertThat(id).startsWith("cgt-");
        assertThat(task.path("status").asString()).isEqualTo("succeeded");
        assertThat(task.path("usage").path("completion_tokens").asInt()).isEqualTo(1280 * 720 * 24 * 5 / 1024);
        Answer video = caller.get(task.path("content").path("video_url").asString());
        assertThat(OpenAiWireTest.sha256(video.bytes()))
                .isEqualTo(provider.tasks().getFirst().file().sha256());
    }

    @Test
    void a_task_tells_the_seconds_that_were_asked_for_or_those_that_it_is_to_tell() {
        JsonNode plain = ended("a wave", "\"duration\":6");
        JsonNode longer = ended("a wave [[seconds 6.04]]", "\"duration\":6");

        assertThat(plain.path("duration").asString()).isEqualTo("6");
        assertThat(longer.path("duration").asString()).isEqualTo("6.04");
    }

    private JsonNode ended(String prompt, String fields) {
        String id = task(prompt, fields).json().path("id").asString();
        return caller.get(TASKS + "/" + id).json();
    }

    @Test
    void a_failed_task_is_told_inside_a_200() {
        String id =
                task("[[task-fails moderated]]", "\"seed\":1").json().path("id").asString();

        Answer answer = caller.get(TASKS + "/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("failed");
        assertThat(code(answer)).isEqualTo("OutputVideoSensitiveContentDetected");
    }

    @Test
    void only_a_queued_task_can_be_cancelled_and_an_ended_one_is_forgotten() {
        String queued = task("[[task 1h]]", "\"seed\":1").json().path("id").asString();
        String ended = task("done", "\"seed\":1").json().path("id").asString();

        assertThat(caller.delete(TASKS + "/" + queued).status()).isEqualTo(200);
        assertThat(caller.delete(TASKS + "/" + ended).status()).isEqualTo(200);

        assertThat(caller.get(TASKS + "/" + queued).json().path("status").asString())
                .isEqualTo("cancelled");
        assertThat(code(caller.get(TASKS + "/" + ended))).isEqualTo("ResourceNotFound");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "duration":3          | duration
            "duration":"5"        | duration
            "resolution":"1440p"  | resolution
            "fps":24              | fps
            """)
    void a_task_with_a_wrong_field_is_400_and_named(String field, String param) {
        Answer answer = task("x", field);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
        assertThat(provider.tasks()).isEmpty();
    }

    @Test
    void frames_and_reference_pictures_exclude_each_other() {
        Answer answer = caller.post(TASKS, """
                {"model":"%s","content":[{"type":"text","text":"x"},
                 {"type":"image_url","image_url":{"url":"https://example.com/a.png"},"role":"first_frame"},
                 {"type":"image_url","image_url":{"url":"https://example.com/b.png"},"role":"reference_image"}]}""".formatted(VIDEO_MODEL));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void tasks_are_listed_by_status() {
        task("[[task 1h]]", "\"seed\":1");
        task("done", "\"seed\":1");

        JsonNode list = caller.get(TASKS + "?filter.status=succeeded").json();

        assertThat(list.path("total").asInt()).isEqualTo(1);
    }

    private Answer image(String prompt, String field) {
        return caller.post(IMAGES, """
                {"model":"%s","prompt":"%s",%s}""".formatted(MODEL, prompt, field));
    }

    private Answer task(String prompt, String field) {
        return caller.post(TASKS, """
                {"model":"%s","content":[{"type":"text","text":"%s"}],%s}""".formatted(VIDEO_MODEL, prompt, field));
    }

    private static String code(Answer answer) {
        return answer.json().path("error").path("code").asString();
    }
}
