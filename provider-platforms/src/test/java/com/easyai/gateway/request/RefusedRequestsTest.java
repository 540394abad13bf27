package com.easyai.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every class of bad input is refused with the field as it was sent and a sentence that says what it must be. */
class RefusedRequestsTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            image | {}                                          | missing_required_parameter | prompt | prompt is required.
            image | {"prompt": null}                            | missing_required_parameter | prompt | prompt is required.
            image | {"prompt": 7}                               | invalid_value | prompt  | prompt must be text.
            image | {"prompt": ["p"]}                           | invalid_value | prompt  | prompt must be text.
            image | {"prompt": "  "}                            | invalid_value | prompt  | prompt must not be empty.
            image | {"prompt": "a\\u0000b"}                     | invalid_value | prompt  | prompt must not hold control characters or broken Unicode.
            image | {"prompt": "a\\u001bb"}                     | invalid_value | prompt  | prompt must not hold control characters or broken Unicode.
            image | {"prompt": "a\\ud800b"}                     | invalid_value | prompt  | prompt must not hold control characters or broken Unicode.
            image | {"prompt": "p", "n": "2"}                   | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": 0}                     | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": 5}                     | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": 1.5}                   | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": 1e999999999}           | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": true}                  | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "n": {"a": 1}}              | invalid_value | n       | n must be a whole number from 1 to 4.
            image | {"prompt": "p", "quality": "best"}          | invalid_value | quality | quality must be one of low, medium, high.
            image | {"prompt": "p", "quality": 1}               | invalid_value | quality | quality must be one of low, medium, high.
            image | {"prompt": "p", "size": ["1024x1024"]}      | invalid_value | size    | size must be one of 1024x1024, 1536x1024, 1024x1536.
            image | {"prompt": "p", "seed": []}                 | invalid_value | seed    | seed must be text, a number, true or false.
            image | {"prompt": "p", "seed": 1e-999999999}       | invalid_value | seed    | seed must be text, a number, true or false.
            image | {"prompt": "p", "seed": "a\\u0007"}         | invalid_value | seed    | seed must not hold control characters or broken Unicode.
            image | {"prompt": "p", "colour": "red"}            | unknown_parameter | colour | colour is not a parameter of model gpt-image-1; known are prompt, size, quality, n, seed, response_format, user.
            image | {"prompt": "p", "colour": null}             | unknown_parameter | colour | colour is not a parameter of model gpt-image-1; known are prompt, size, quality, n, seed, response_format, user.
            image | {"prompt": "p", "image": "https://a.cn/b"}  | unknown_parameter | image | image is not a parameter of model gpt-image-1; known are prompt, size, quality, n, seed, response_format, user.
            image | {"prompt": "p", "response_format": "png"}   | invalid_value | response_format | response_format must be one of url, b64_json.
            image | {"prompt": "p", "response_format": 1}       | invalid_value | response_format | response_format must be text.
            image | {"prompt": "p", "user": 1}                  | invalid_value | user    | user must be text.
            image | {"prompt": "p", "model": "dall-e-3"}        | invalid_value | model   | model must be the same as the request's model, or be left out.
            edit  | {"prompt": "p"}                             | missing_required_parameter | image | image is required.
            edit  | {"image": "https://example.com/a.png"}      | missing_required_parameter | prompt | prompt is required.
            edit  | {"prompt": "p", "image": 7}                 | invalid_value | image   | image must be an https URL or a data: URL as text.
            edit  | {"prompt": "p", "image": []}                | invalid_value | image   | image must be one picture, or a list of 1 to 16.
            edit  | {"prompt": "p", "image": ["https://a.cn/b", 7]} | invalid_value | image[1] | image[1] must be an https URL or a data: URL as text.
            edit  | {"prompt": "p", "image": "a.png"}           | invalid_value | image   | image must be an https URL of at most 8192 characters, or a data: URL.
            edit  | {"prompt": "p", "image": "file:///etc/passwd"} | invalid_value | image | image must be an https URL of at most 8192 characters, or a data: URL.
            edit  | {"prompt": "p", "image": "http://a.cn/b"}   | invalid_value | image   | image must be an https URL of at most 8192 characters, or a data: URL.
            edit  | {"prompt": "p", "image": "https://u:p@a.cn/b"} | invalid_value | image | image must be an https URL of at most 8192 characters, or a data: URL.
            edit  | {"prompt": "p", "image": "https:///b"}      | invalid_value | image   | image must be an https URL of at most 8192 characters, or a data: URL.
            edit  | {"prompt": "p", "image": "data:text/plain;base64,aGVsbG8="} | invalid_image | image | image must be a data: URL of a picture, such as data:image/png;base64,….
            edit  | {"prompt": "p", "image": "data:image/png,xyz"} | invalid_image | image | image must be a data: URL of a picture, such as data:image/png;base64,….
            edit  | {"prompt": "p", "image": "data:image/png;base64"} | invalid_image | image | image must be a data: URL of a picture, such as data:image/png;base64,….
            edit  | {"prompt": "p", "image": "data:image/png;base64,%%%"} | invalid_image | image | image must be a data: URL whose base64 can be decoded.
            edit  | {"prompt": "p", "image": "data:image/png;base64,"} | invalid_image | image | image must be a whole PNG, JPEG, WebP or GIF picture.
            edit  | {"prompt": "p", "image": "data:image/png;base64,aGVsbG8="} | invalid_image | image | image must be a whole PNG, JPEG, WebP or GIF picture.
            edit  | {"prompt": "p", "image": "https://a.cn/b", "mask": ["https://a.cn/b"]} | invalid_value | mask | mask must be an https URL or a data: URL as text.
            video | {"prompt": "p", "seconds": 13}              | invalid_value | seconds | seconds must be a whole number from 2 to 12.
            video | {"prompt": "p", "seconds": "1"}             | invalid_value | seconds | seconds must be a whole number from 2 to 12.
            video | {"prompt": "p", "seconds": "five"}          | invalid_value | seconds | seconds must be a whole number from 2 to 12.
            video | {"prompt": "p", "seconds": 5.5}             | invalid_value | seconds | seconds must be a whole number from 2 to 12.
            video | {"prompt": "p", "seconds": [5]}             | invalid_value | seconds | seconds must be a whole number from 2 to 12.
            video | {"prompt": "p", "guidance": 1.01}           | invalid_value | guidance | guidance must be a number from 0.0 to 1.
            video | {"prompt": "p", "watermark": "false"}       | invalid_value | watermark | watermark must be true or false.
            video | {"prompt": "p", "n": 2}                     | unknown_parameter | n | n is not a parameter of model seedance; known are prompt, input_reference, seconds, resolution, guidance, watermark.
            video | {"prompt": "p", "input_reference": {"file_id": "f"}} | invalid_value | input_reference | input_reference must be an https URL or a data: URL as text.
            """)
    void refuses(String kind, String json, String code, String param, String message) {
        JobKind asked = JobKind.parse(kind).orElseThrow();
        String model = asked == JobKind.VIDEO ? "seedance" : "gpt-image-1";

        assertRefused(asked, model, json, code, param, message);
    }

    @Test
    void unknown_model_is_not_found_whatever_else_is_wrong() {
        assertRefusedOutsideInput(
                JobKind.IMAGE,
                "gpt-9",
                "model_not_found",
                "model",
                "There is no model gpt-9; GET /v1/models lists those there are.");
    }

    @Test
    void kind_that_the_model_does_not_do_is_refused() {
        assertRefusedOutsideInput(
                JobKind.VIDEO,
                "gpt-image-1",
                "invalid_value",
                "model",
                "model gpt-image-1 does not do video; it does edit, image.");
    }

    @Test
    void chat_is_no_job() {
        assertRefusedOutsideInput(
                JobKind.CHAT, "gpt-image-1", "invalid_value", "kind", "kind must be one of image, edit, video.");
    }

    @Test
    void prompt_is_limited_in_characters_not_in_bytes() {
        assertThat(Requests.image("{\"prompt\": \"" + "🦊".repeat(32_000) + "\"}"))
                .isNotNull();

        assertRefused(
                JobKind.IMAGE,
                "gpt-image-1",
                "{\"prompt\": \"" + "x".repeat(32_001) + "\"}",
                "invalid_value",
                "prompt",
                "prompt must not be longer than 32000 characters.");
    }

    @Test
    void seventeen_pictures_are_too_many() {
        String urls = IntStream.range(0, 17)
                .mapToObj(i -> "\"https://example.com/" + i + "\"")
                .collect(Collectors.joining(","));

        assertRefused(
                JobKind.EDIT,
                "gpt-image-1",
                "{\"prompt\": \"p\", \"image\": [" + urls + "]}",
                "invalid_value",
                "image",
                "image must be one picture, or a list of 1 to 16.");
    }

    @Test
    void truncated_picture_is_refused() {
        byte[] whole = Base64.getDecoder().decode(Requests.PNG.substring("data:image/png;base64,".length()));
        byte[] cut = Arrays.copyOf(whole, whole.length - 12);

        assertRefused(
                JobKind.EDIT,
                "gpt-image-1",
                "{\"prompt\": \"p\", \"image\": \"" + Requests.dataUrl(cut) + "\"}",
                "invalid_image",
                "image",
                "image must be a whole PNG, JPEG, WebP or GIF picture.");
    }

    @Test
    void field_name_from_outside_is_shown_short_and_printable() {
        String name = "\\u001b[31m" + "x".repeat(10_000);

        GatewayException e = catchThrowableOfType(
                GatewayException.class, () -> Requests.image("{\"prompt\": \"p\", \"" + name + "\": 1}"));

        assertThat(e.param().orElseThrow()).startsWith("?[31mxxx").hasSizeLessThan(100);
    }

    private static void assertRefused(
            JobKind kind, String model, String json, String code, String param, String message) {
        assertRefused(kind, model, json, "", code, param, message);
        assertRefused(kind, model, json, "input.", code, "input." + param, message);
    }

    /** What lies outside of the input has one name on every surface. */
    private static void assertRefusedOutsideInput(
            JobKind kind, String model, String code, String param, String message) {
        assertRefused(kind, model, "{}", "", code, param, message);
        assertRefused(kind, model, "{}", "input.", code, param, message);
    }

    private static void assertRefused(
            JobKind kind, String model, String json, String prefix, String code, String param, String message) {
        GatewayException e =
                catchThrowableOfType(GatewayException.class, () -> Requests.canonical(kind, model, json, prefix));

        assertThat(e).hasMessage(message);
        assertThat(e.code().wire()).isEqualTo(code);
        assertThat(e.param()).contains(param);
    }
}
