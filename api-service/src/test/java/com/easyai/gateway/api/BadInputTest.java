package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request is said by name, and leaves no row behind. */
class BadInputTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final String user = "u" + UUID.randomUUID();
    private final Client client = Replica.shared().client().asUser(user);

    /** Its own user's rows only: other tests submit at the same time. */
    @AfterEach
    void nothing_was_stored() {
        long jobs = Surroundings.running()
                .jdbc()
                .sql("select count(*) from job where user_sub = :sub")
                .param("sub", user)
                .query(Long.class)
                .single();
        long keys = Surroundings.running()
                .jdbc()
                .sql("select count(*) from idempotency_key where user_sub = :sub")
                .param("sub", user)
                .query(Long.class)
                .single();
        assertThat(jobs + keys).isZero();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                bad("{}", 400, "missing_required_parameter", "kind"),
                bad("{\"kind\":\"image\",\"input\":{}}", 400, "missing_required_parameter", "model"),
                bad("{\"kind\":\"image\",\"model\":\"gpt-image-1\"}", 400, "missing_required_parameter", "input"),
                bad(image("{}"), 400, "missing_required_parameter", "input.prompt"),
                bad(image("{\"prompt\":null}"), 400, "missing_required_parameter", "input.prompt"),
                bad(image("{\"prompt\":7}"), 400, "invalid_value", "input.prompt"),
                bad(image("{\"prompt\":\"  \"}"), 400, "invalid_value", "input.prompt"),
                bad(image("{\"prompt\":\"a\\u0000b\"}"), 400, "invalid_value", "input.prompt"),
                bad(image("{\"prompt\":\"half \\ud83d\"}"), 400, "invalid_value", "input.prompt"),
                bad(image("[]"), 400, "invalid_value", "input"),
                bad(image("\"text\""), 400, "invalid_value", "input"),
                bad(FOX.replace("\"image\"", "7"), 400, "invalid_value", "kind"),
                bad(FOX.replace("\"image\"", "\"chat\""), 400, "invalid_value", "kind"),
                bad(FOX.replace("\"image\"", "\"video\""), 400, "invalid_value", "model"),
                bad(FOX.replace("\"gpt-image-1\"", "true"), 400, "invalid_value", "model"),
                bad(FOX.replace("gpt-image-1", "gpt-image-9"), 404, "model_not_found", "model"),
                bad(image("{\"prompt\":\"a\",\"model\":\"other\"}"), 400, "invalid_value", "input.model"),
                bad(image("{\"prompt\":\"a\",\"sharpness\":3}"), 400, "unknown_parameter", "input.sharpness"),
                bad(image("{\"prompt\":\"a\",\"quality\":\"hd\"}"), 400, "invalid_value", "input.quality"),
                bad(image("{\"prompt\":\"a\",\"quality\":3}"), 400, "invalid_value", "input.quality"),
                bad(image("{\"prompt\":\"a\",\"n\":0}"), 400, "invalid_value", "input.n"),
                bad(image("{\"prompt\":\"a\",\"n\":5}"), 400, "invalid_value", "input.n"),
                bad(image("{\"prompt\":\"a\",\"n\":1.5}"), 400, "invalid_value", "input.n"),
                bad(image("{\"prompt\":\"a\",\"n\":1e400}"), 400, "invalid_value", "input.n"),
                bad(image("{\"prompt\":\"a\",\"size\":\"1x1\"}"), 400, "invalid_value", "input.size"),
                bad(edit("\"not a url\""), 400, "invalid_value", "input.image"),
                bad(edit("\"http://example.com/a.png\""), 400, "invalid_value", "input.image"),
                bad(edit("\"file:///etc/passwd\""), 400, "invalid_value", "input.image"),
                bad(edit("7"), 400, "invalid_value", "input.image"),
                bad(edit("[]"), 400, "invalid_value", "input.image"),
                bad(edit("\"data:text/plain;base64,YQ==\""), 400, "invalid_image", "input.image"),
                bad(edit("\"data:image/png;base64,%%%\""), 400, "invalid_image", "input.image"),
                bad(edit("\"data:image/png;base64,\""), 400, "invalid_image", "input.image"),
                bad(edit("\"data:image/png;base64,bm90IGEgcGljdHVyZQ==\""), 400, "invalid_image", "input.image"),
                bad(edit("[\"https://example.com/a.png\",3]"), 400, "invalid_value", "input.image[1]"),
                bad(with("\"priority\":\"urgent\""), 400, "invalid_value", "priority"),
                bad(with("\"priority\":1"), 400, "invalid_value", "priority"),
                bad(with("\"timeoutSeconds\":0"), 400, "invalid_value", "timeoutSeconds"),
                bad(with("\"timeoutSeconds\":86401"), 400, "invalid_value", "timeoutSeconds"),
                bad(with("\"timeoutSeconds\":\"60\""), 400, "invalid_value", "timeoutSeconds"),
                bad(with("\"timeoutSeconds\":1.5"), 400, "invalid_value", "timeoutSeconds"),
                bad(with("\"startTimeoutSeconds\":-1"), 400, "invalid_value", "startTimeoutSeconds"),
                bad(with("\"startTimeoutSeconds\":99999999999999999999"), 400, "invalid_value", "startTimeoutSeconds"),
                bad(with("\"callback\":\"yes\""), 400, "invalid_value", "callback"),
                bad(with("\"metadata\":[]"), 400, "invalid_value", "metadata"),
                bad(with("\"metadata\":{\"a\":\"" + "x".repeat(17_000) + "\"}"), 400, "invalid_value", "metadata"),
                bad(with("\"metadata\":{\"a\":[1,\"\\ud83d\"]}"), 400, "invalid_value", "metadata.a[1]"),
                bad(edit("\"https://example.com/\\ud83d.png\""), 400, "invalid_value", "input.image"),
                bad(with("\"user_id\":\"me\""), 400, "unknown_parameter", "user_id"),
                bad("", 400, "invalid_request", null),
                bad("[]", 400, "invalid_request", null),
                bad("\"job\"", 400, "invalid_request", null),
                bad("null", 400, "invalid_request", null),
                bad("{\"kind\":", 400, "invalid_request", null),
                bad("{'kind':1}", 400, "invalid_request", null),
                bad(FOX + "x", 400, "invalid_request", null),
                bad(FOX + FOX, 400, "invalid_request", null),
                bad("{\"kind\":\"image\",\"kind\":\"image\"}", 400, "invalid_request", null),
                bad(image("{\"prompt\":\"a\",\"prompt\":\"b\"}"), 400, "invalid_request", null),
                bad(with("\"metadata\":" + "[".repeat(80) + "]".repeat(80)), 400, "invalid_request", null),
                bad(with("\"metadata\":{\"n\":" + "9".repeat(2_000) + "}"), 400, "invalid_request", null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_body_is_refused_naming_the_field(String body, int status, String code, @Nullable String param) {
        client.submit(body).isError(status, code, param);
    }

    @Test
    void allowed_values_and_both_ends_of_a_range_are_told() {
        assertThat(client.submit(image("{\"prompt\":\"a\",\"quality\":\"hd\"}")).text("/error/message"))
                .contains("low", "medium", "high");
        assertThat(client.submit(image("{\"prompt\":\"a\",\"n\":9}")).text("/error/message"))
                .contains("1", "4");
        assertThat(client.submit(with("\"timeoutSeconds\":0")).text("/error/message"))
                .contains("1", "86400");
    }

    @Test
    void broken_json_is_told_in_our_own_words_with_its_place() {
        assertThat(client.submit("{\"kind\": }").text("/error/message"))
                .isEqualTo("The body is not valid JSON; mend it where it breaks off (line 1, column 10).");
        assertThat(client.submit("{\"kind\":").text("/error/message")).doesNotContain("Source", "Feature");
        assertThat(client.submit(image("{\"n\":NaN}")).text("/error/message")).doesNotContain("Feature");
        assertThat(client.submit(image("{\"prompt\":\"a\",\"prompt\":\"b\"}")).text("/error/message"))
                .startsWith("The body has the field prompt twice in one object; send each once (line 1, column ");
    }

    @Test
    void an_address_that_cannot_be_read_is_answered_in_the_form_of_its_path() {
        Answer users = client.get("/v1/jobs/a%2Fb");
        Answer operators = client.as(Surroundings.ADMIN_TOKEN).get("/admin/jobs/a%2Fb");

        users.isError(400, "invalid_request", null);
        operators.isProblem(400, "invalid_request");
        assertThat(operators.text("/requestId"))
                .isEqualTo(operators.header("X-Request-Id").orElseThrow());
    }

    @Test
    void invalid_utf_8_is_refused() {
        byte[] body = FOX.replace("fox", "f\u0001x").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 1) {
                body[i] = (byte) 0xFF;
            }
        }

        client.post("/v1/jobs", HttpRequest.BodyPublishers.ofByteArray(body)).isError(400, "invalid_request", null);
    }

    @Test
    void only_json_as_it_is_is_read() {
        client.with("Content-Type", "text/plain").submit(FOX).isError(415, "unsupported_media_type", null);
        client.with("Content-Type", "application/x-www-form-urlencoded")
                .submit(FOX)
                .isError(415, "unsupported_media_type", null);
        client.with("Content-Encoding", "gzip").submit(FOX).isError(415, "unsupported_media_type", null);
    }

    @Test
    void a_body_over_the_limit_is_refused_with_and_without_a_length() {
        byte[] large = new byte[65 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        client.post("/v1/jobs", HttpRequest.BodyPublishers.ofByteArray(large)).isError(413, "payload_too_large", null);
        client.post("/v1/jobs", HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .isError(413, "payload_too_large", null);
    }

    @Test
    void an_idempotency_key_is_one_of_1_to_255_printable_characters() {
        for (String key : new String[] {"k".repeat(256), "\"" + "k".repeat(256) + "\"", "\"\"", "  "}) {
            client.with("Idempotency-Key", key).submit(FOX).isError(400, "invalid_value", "Idempotency-Key");
        }
    }

    @Test
    void nothing_is_at_unknown_addresses() {
        client.get("/v1/nothing").isError(404, "not_found", null);
        client.post("/v1/jobs/job_1", "{}").isError(405, "method_not_allowed", null);
        Replica.shared().client().get("/nothing").isProblem(404, "not_found");
    }

    @Test
    void a_list_is_asked_for_within_its_limits() {
        client.get("/v1/jobs?limit=0").isError(400, "invalid_value", "limit");
        client.get("/v1/jobs?limit=101").isError(400, "invalid_value", "limit");
        client.get("/v1/jobs?limit=x").isError(400, "invalid_value", "limit");
        client.get("/v1/jobs?kind=chat").isError(400, "invalid_value", "kind");
        client.get("/v1/jobs?status=done").isError(400, "invalid_value", "status");
        client.get("/v1/jobs?after=7").isError(400, "invalid_value", "after");
    }

    private static String image(String input) {
        return "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":" + input + "}";
    }

    private static String edit(String image) {
        return "{\"kind\":\"edit\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a\",\"image\":" + image + "}}";
    }

    private static String with(String field) {
        return FOX.substring(0, FOX.length() - 1) + "," + field + "}";
    }

    private static Arguments bad(String body, int status, String code, @Nullable String param) {
        return Arguments.of(body, status, code, param);
    }
}
