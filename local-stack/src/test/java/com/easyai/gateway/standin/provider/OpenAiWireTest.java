package com.easyai.gateway.standin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.provider.Caller.Answer;
import com.easyai.gateway.standin.provider.Caller.Parts;
import com.easyai.gateway.standin.record.RequestRecord;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.script.ProviderSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenAiWireTest {
    private static final String IMAGES = "/openai/v1/images/generations";
    private static final String EDITS = "/openai/v1/images/edits";
    private static final String VIDEOS = "/openai/v1/videos";
    private static final byte[] PNG =
            Media.image(Media.Kind.PNG, 64, 64, "input").bytes();

    private final StandInProvider provider = StandInProvider.start(0, ProviderSettings.instant());
    private final Caller caller = new Caller(provider.uri(), "sk-any");

    @AfterEach
    void stop() {
        caller.close();
        provider.close();
    }

    @Test
    void gpt_image_answers_inline_pictures_of_the_asked_size_with_usage() throws IOException {
        JsonNode body = caller.post(IMAGES, """
                {"model":"gpt-image-1","prompt":"a fox","n":2,"size":"1536x1024","quality":"low"}""").json();

        assertThat(body.path("data").size()).isEqualTo(2);
        byte[] first = Base64.getDecoder()
                .decode(body.path("data").get(0).path("b64_json").asString());
        assertThat(ImageIO.read(new ByteArrayInputStream(first)).getWidth()).isEqualTo(1536);
        assertThat(sha256(first)).isEqualTo(provider.files().getFirst().sha256());
        assertThat(provider.files()).extracting(ServedFile::sha256).doesNotHaveDuplicates();
        assertThat(body.path("usage").path("total_tokens").asInt())
                .isEqualTo(body.path("usage").path("input_tokens").asInt()
                        + body.path("usage").path("output_tokens").asInt());
    }

    @Test
    void dall_e_answers_a_link_whose_bytes_have_the_remembered_digest() {
        JsonNode body = caller.post(IMAGES, """
                {"model":"dall-e-3","prompt":"a fox"}""").json();

        String url = body.path("data").get(0).path("url").asString();
        Answer file = caller.get(url);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(sha256(file.bytes())).isEqualTo(provider.files().getFirst().sha256());
        assertThat(provider.files().getFirst().timesServed()).isEqualTo(1);
    }

    @Test
    void a_call_without_a_key_is_401_in_the_providers_envelope() {
        try (Caller stranger = new Caller(provider.uri(), "")) {
            Answer answer = stranger.post(IMAGES, "{}");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("error").path("code").asString()).isEqualTo("invalid_api_key");
        }
    }

    @Test
    void a_configured_key_is_the_only_one_taken() {
        provider.use(ProviderSettings.instant().withKeys("sk-the-one", ""));

        assertThat(caller.post(IMAGES, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model":"gpt-image-1"}                                                     | prompt          | missing_required_parameter
            {"model":"gpt-image-1","prompt":"x","response_format":"url"}                | response_format | unknown_parameter
            {"model":"gpt-image-1","prompt":"x","steps":3}                              | steps           | unknown_parameter
            {"model":"gpt-image-1","prompt":"x","n":"two"}                              | n               | invalid_type
            {"model":"gpt-image-1","prompt":"x","n":1.5}                                | n               | invalid_type
            {"model":"gpt-image-1","prompt":"x","n":11}                                 | n               | invalid_value
            {"model":"gpt-image-1","prompt":"x","quality":"hd"}                         | quality         | invalid_value
            {"model":"gpt-image-1","prompt":7}                                          | prompt          | invalid_type
            {"model":"gpt-image-2","prompt":"x","size":"1000x1000"}                     | size            | invalid_value
            {"model":"dall-e-3","prompt":"x","n":2}                                     | n               | invalid_value
            {"model":"dall-e-3","prompt":"x","background":"opaque"}                     | background      | unknown_parameter
            """)
    void a_wrong_field_is_400_and_named(String body, String param, String code) {
        Answer answer = caller.post(IMAGES, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo(code);
        assertThat(provider.files()).isEmpty();
    }

    @Test
    void an_unknown_model_is_404() {
        Answer answer = caller.post(IMAGES, """
                {"model":"no-such","prompt":"x"}""");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "[[refuse]],            400, invalid_value",
        "[[moderated]],         400, moderation_blocked",
        "[[429 retry-after=2]], 429, rate_limit_exceeded",
        "[[no-money]],          429, insufficient_quota",
        "[[500]],               500, ''"
    })
    void a_directive_makes_the_call_fail_in_the_providers_words(String directive, int status, String code) {
        Answer answer = caller.post(IMAGES, """
                {"model":"dall-e-3","prompt":"x %s"}""".formatted(directive));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").path("code").asString("")).isEqualTo(code);
    }

    @Test
    void retry_after_is_told_in_seconds() {
        Answer answer = caller.post(IMAGES, """
                {"model":"dall-e-3","prompt":"[[429 retry-after=2]]"}""");

        assertThat(answer.header("retry-after")).isEqualTo("2");
    }

    @Test
    void counted_faults_act_one_after_another_and_then_the_call_succeeds() {
        String body = """
                {"model":"dall-e-3","prompt":"x [[500 x2]] [[429 x1]]"}""";

        int[] statuses = new int[4];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = caller.post(IMAGES, body).status();
        }

        assertThat(statuses).containsExactly(500, 500, 429, 200);
    }

    @Test
    void html_comes_instead_of_json() {
        Answer answer = caller.post(IMAGES, """
                {"model":"dall-e-3","prompt":"[[html]]"}""");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    }

    @Test
    void a_partial_result_has_fewer_items() {
        JsonNode body = caller.post(IMAGES, """
                {"model":"gpt-image-1","prompt":"[[partial 3]]","n":4}""").json();

        assertThat(body.path("data").size()).isEqualTo(3);
    }

    @Test
    void a_dropped_answer_leaves_its_effect_behind() {
        String prompt = "a wave [[drop x1]]";
        String body = """
                {"prompt":"%s"}""".formatted(prompt);

        assertThatThrownBy(() -> caller.post(VIDEOS, body)).isInstanceOf(UncheckedIOException.class);
        Answer second = caller.post(VIDEOS, body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(provider.submits(prompt)).isEqualTo(2);
    }

    @Test
    void results_can_be_gone_or_break_off_or_be_no_picture() throws IOException {
        String gone = link("[[gone]]");
        String truncated = link("[[truncated]] [[size 3MB]]");
        String wrong = link("[[not-an-image]]");

        assertThat(caller.get(gone).status()).isEqualTo(404);
        assertThatThrownBy(() -> caller.get(truncated)).isInstanceOf(UncheckedIOException.class);
        assertThat(ImageIO.read(new ByteArrayInputStream(caller.get(wrong).bytes())))
                .isNull();
    }

    @Test
    void a_sized_result_has_exactly_that_many_bytes() {
        assertThat(caller.get(link("[[size 20MB]]")).bytes()).hasSize(20_000_000);
    }

    @Test
    void an_edit_takes_pictures_as_a_form_and_notes_what_they_were() {
        Answer answer = caller.form(
                EDITS,
                new Parts()
                        .text("model", "gpt-image-1")
                        .text("prompt", "a hat")
                        .text("n", "2")
                        .file("image[]", "a.png", "image/png", PNG)
                        .file("mask", "m.png", "image/png", PNG));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data").size()).isEqualTo(2);
        RequestRecord request = provider.requests().getLast();
        assertThat(request.inputs()).extracting(RequestRecord.Input::name).containsExactly("image[]", "mask");
        assertThat(request.inputs().getFirst().sha256()).isEqualTo(sha256(PNG));
    }

    @ParameterizedTest
    @CsvSource({"image/png, not a picture, image", "application/octet-stream, PNG, image", "image/png, PNG, photo"})
    void an_edit_refuses_what_is_no_picture_or_does_not_say_so(String mediaType, String content, String field) {
        byte[] bytes = content.equals("PNG") ? PNG : content.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Answer answer = caller.form(
                EDITS,
                new Parts().text("model", "gpt-image-1").text("prompt", "x").file(field, "a.png", mediaType, bytes));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(field);
    }

    @Test
    void an_edit_takes_json_with_data_urls() {
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

        Answer good = caller.post(EDITS, """
                {"model":"gpt-image-1","prompt":"x","images":[{"image_url":"%s"}]}""".formatted(picture));
        Answer bad = caller.post(EDITS, """
                {"model":"gpt-image-1","prompt":"x","images":[{"image_url":"data:image/png;base64,AAAA"}]}""");

        assertThat(good.status()).isEqualTo(200);
        assertThat(bad.status()).isEqualTo(400);
    }

    @Test
    void a_finished_video_has_content_for_those_with_the_key() {
        String id = caller.post(VIDEOS, """
                {"prompt":"a wave","seconds":"8","size":"1280x720"}""").json().path("id").asString();

        JsonNode video = caller.get(VIDEOS + "/" + id).json();
        Answer content = caller.get(VIDEOS + "/" + id + "/content");

        assertThat(video.path("status").asString()).isEqualTo("completed");
        assertThat(video.path("seconds").asString()).isEqualTo("8");
        assertThat(content.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(sha256(content.bytes()))
                .isEqualTo(provider.tasks().getFirst().file().sha256());
        try (Caller stranger = new Caller(provider.uri(), "")) {
            assertThat(stranger.get(VIDEOS + "/" + id + "/content").status()).isEqualTo(401);
        }
    }

    @Test
    void a_running_video_has_no_content_yet() {
        String id = submit("[[task 1h]]");

        assertThat(status(id)).isEqualTo("queued");
        assertThat(caller.get(VIDEOS + "/" + id + "/content").status()).isEqualTo(404);
    }

    @Test
    void a_task_can_fail_for_its_content() {
        JsonNode video =
                caller.get(VIDEOS + "/" + submit("[[task-fails moderated]]")).json();

        assertThat(video.path("status").asString()).isEqualTo("failed");
        assertThat(video.path("error").path("code").asString()).isEqualTo("moderation_blocked");
    }

    @Test
    void polls_can_fail_and_can_tell_a_status_nobody_knows() {
        String failing = submit("[[poll-500 x2]]");
        String strange = submit("[[unknown-status x1]]");

        assertThat(caller.get(VIDEOS + "/" + failing).status()).isEqualTo(500);
        assertThat(caller.get(VIDEOS + "/" + failing).status()).isEqualTo(500);
        assertThat(status(failing)).isEqualTo("completed");
        assertThat(status(strange)).isEqualTo("paused_for_review");
        assertThat(status(strange)).isEqualTo("completed");
    }

    @Test
    void videos_are_listed_newest_first_and_a_deleted_one_is_gone() {
        String first = submit("one");
        String second = submit("two");

        JsonNode page = caller.get(VIDEOS + "?limit=1").json();
        caller.delete(VIDEOS + "/" + second);

        assertThat(page.path("data").get(0).path("id").asString()).isEqualTo(second);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(caller.get(VIDEOS + "/" + second).status()).isEqualTo(404);
        assertThat(status(first)).isEqualTo("completed");
    }

    private String submit(String prompt) {
        return caller.post(VIDEOS, """
                {"prompt":"%s"}""".formatted(prompt)).json().path("id").asString();
    }

    private String status(String id) {
        return caller.get(VIDEOS + "/" + id).json().path("status").asString();
    }

    private String link(String prompt) {
        return caller.post(IMAGES, """
                {"model":"dall-e-3","prompt":"%s"}""".formatted(prompt))
                .json()
                .path("data")
                .get(0)
                .path("url")
                .asString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
