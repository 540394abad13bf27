package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What OpenAI refuses with 400 is refused with 400, in its envelope, by the field's name as sent; nothing is stored. */
@Timeout(120)
class BadMediaInputTest {
    private static final String IMAGES = "/v1/images/generations";
    private static final String EDITS = "/v1/images/edits";
    private static final String VIDEOS = "/v1/videos";

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.forMedia().client().asUser(user);

    @AfterEach
    void nothing_was_stored() {
        long jobs = Surroundings.running()
                .jdbc()
                .sql("select count(*) from job where user_sub = :sub")
                .param("sub", user)
                .query(Long.class)
                .single();
        assertThat(jobs).isZero();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                bad(IMAGES, "{}", "missing_required_parameter", "model"),
                bad(IMAGES, "{\"model\":7}", "invalid_value", "model"),
                bad(IMAGES, "{\"model\":\"gpt-image-1\"}", "missing_required_parameter", "prompt"),
                bad(IMAGES, image("\"prompt\":7"), "invalid_value", "prompt"),
                bad(IMAGES, image("\"prompt\":\" \""), "invalid_value", "prompt"),
                bad(IMAGES, image("\"prompt\":\"" + "x".repeat(32_001) + "\""), "invalid_value", "prompt"),
                bad(IMAGES, image("\"prompt\":\"a\",\"n\":0"), "invalid_value", "n"),
                bad(IMAGES, image("\"prompt\":\"a\",\"n\":11"), "invalid_value", "n"),
                bad(IMAGES, image("\"prompt\":\"a\",\"n\":\"2\""), "invalid_value", "n"),
                bad(IMAGES, image("\"prompt\":\"a\",\"size\":\"7x7\""), "invalid_value", "size"),
                bad(IMAGES, image("\"prompt\":\"a\",\"quality\":\"best\""), "invalid_value", "quality"),
                bad(IMAGES, image("\"prompt\":\"a\",\"response_format\":\"jpeg\""), "invalid_value", "response_format"),
                bad(IMAGES, image("\"prompt\":\"a\",\"user\":[]"), "invalid_value", "user"),
                bad(IMAGES, image("\"prompt\":\"a\",\"stream\":true"), "unknown_parameter", "stream"),
                bad(IMAGES, image("\"prompt\":\"a\",\"sharpness\":1"), "unknown_parameter", "sharpness"),
                bad(IMAGES, "{\"model\":\"sora-2\",\"prompt\":\"a\"}", "invalid_value", "model"),
                bad(IMAGES, "[]", "invalid_request", null),
                bad(IMAGES, "{", "invalid_request", null),
                bad(EDITS, image("\"prompt\":\"a\""), "missing_required_parameter", "image"),
                bad(
                        EDITS,
                        image("\"prompt\":\"a\",\"image\":\"data:image/png;base64,AAAA\""),
                        "invalid_image",
                        "image"),
                bad(EDITS, image("\"prompt\":\"a\",\"image\":\"ftp://a/b\""), "invalid_value", "image"),
                bad(VIDEOS, "{\"prompt\":\"a\"}", "missing_required_parameter", "model"),
                bad(VIDEOS, video(""), "missing_required_parameter", "prompt"),
                bad(VIDEOS, video(",\"prompt\":\"a\",\"seconds\":\"5\""), "invalid_value", "seconds"),
                bad(VIDEOS, video(",\"prompt\":\"a\",\"size\":\"10x10\""), "invalid_value", "size"),
                bad(VIDEOS, video(",\"prompt\":\"a\",\"input_reference\":7"), "invalid_value", "input_reference"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_body_is_refused_naming_the_field(String path, String body, String code, @Nullable String param) {
        client.post(path, body).isError(400, code, param);
    }

    static Stream<Arguments> forms() {
        byte[] png = Pictures.png(8);
        Form seventeen = form();
        for (int i = 0; i < 17; i++) {
            seventeen.file("image[]", png);
        }
        return Stream.of(
                Arguments.of(form(), "missing_required_parameter", "image"),
                Arguments.of(form().file("image", new byte[0]), "invalid_image", "image"),
                Arguments.of(form().file("image", new byte[] {1, 2, 3}), "invalid_image", "image"),
                Arguments.of(form().file("image[]", png).file("image[]", new byte[] {1}), "invalid_image", "image[1]"),
                Arguments.of(seventeen, "invalid_value", "image"),
                Arguments.of(form().file("image", png).file("mask", png).file("mask", png), "invalid_value", "mask"),
                Arguments.of(form().file("image", png).text("n", "two"), "invalid_value", "n"),
                Arguments.of(form().file("image", png).text("n", "9"), "invalid_value", "n"),
                Arguments.of(form().file("image", png).text("size", "1"), "invalid_value", "size"),
                Arguments.of(form().file("image", png).text("prompt", "again"), "invalid_value", "prompt"),
                Arguments.of(form().file("image", png).file("size", png), "invalid_value", "size"),
                Arguments.of(form().file("image", png).text("colour", "red"), "unknown_parameter", "colour"),
                Arguments.of(form().file("image", png).text("callback", "maybe"), "invalid_value", "callback"),
                Arguments.of(new Form().file("image", png), "missing_required_parameter", "model"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_bad_form_is_refused_naming_the_field(Form form, String code, String param) {
        client.post(EDITS, form).isError(400, code, param);
    }

    @Test
    void a_form_that_is_cut_off_or_has_no_boundary_is_refused() {
        Form form = form().file("image", Pictures.png(8));

        client.with("Content-Type", form.type())
                .post(EDITS, BodyPublishers.ofByteArray(form.cutOff()))
                .isError(400, "invalid_request", null);
        client.with("Content-Type", "multipart/form-data")
                .post(EDITS, BodyPublishers.ofByteArray(form.bytes()))
                .isError(400, "invalid_request", null);
    }

    @Test
    void an_unknown_model_is_404_in_every_call() {
        for (String path : new String[] {IMAGES, EDITS, VIDEOS}) {
            client.post(path, "{\"model\":\"nobody-knows\",\"prompt\":\"a\"}").isError(404, "model_not_found", "model");
        }
    }

    @Test
    void an_upload_of_60_megabytes_is_refused() {
        Form form = form().file("image", new byte[60 * 1024 * 1024]);

        client.post(EDITS, form).isError(413, "payload_too_large", null);
    }

    @Test
    void a_body_that_drips_is_not_waited_for() throws IOException {
        Replica impatient = Replica.start(Map.of("gateway.bodies.read-within", "1s"));
        try (impatient;
                var socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EDITS + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-user-" + user
                            + "\r\nContent-Type: " + form().type() + "\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            for (int i = 0; i < 100 && socket.getInputStream().available() == 0; i++) {
                out.write('-');
                out.flush();
                LockSupport.parkNanos(100_000_000);
            }
            byte[] read = new byte[512];
            answer.append(new String(read, 0, socket.getInputStream().read(read), StandardCharsets.US_ASCII));

            assertThat(answer.toString()).startsWith("HTTP/1.1 400");
        }
    }

    private static Form form() {
        return new Form().text("model", "gpt-image-1").text("prompt", "a");
    }

    private static String image(String fields) {
        return "{\"model\":\"gpt-image-1\"," + fields + "}";
    }

    private static String video(String fields) {
        return "{\"model\":\"sora-2\"" + fields + "}";
    }

    private static Arguments bad(String path, String body, String code, @Nullable String param) {
        return Arguments.of(path, body, code, param);
    }
}
