package com.easyai.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadAnswerTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 8191, 8192, 8193, 1_000_003})
    void base64_of_any_length_comes_out_as_it_went_in(int length) throws IOException {
        byte[] picture = new byte[length];
        new Random(length).nextBytes(picture);

        JsonNode read = read("{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}]}")
                .orElseThrow();

        assertThat(read.path("data").path(0).path("b64_json").binaryValue()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a", "YWJj*WJj", "YQ==YQ==", "YWJjé", "YWJj\\nYWJj"})
    void what_is_not_base64_leaves_no_bytes_and_does_not_spoil_the_rest(String base64) throws IOException {
        JsonNode read = read("{\"b64_json\":\"" + base64 + "\",\"after\":[1,\"x\",null]}")
                .orElseThrow();

        assertThat(read.path("b64_json").binaryValue()).isEmpty();
        assertThat(read.path("after")).hasToString("[1,\"x\",null]");
    }

    @Test
    void numbers_keep_every_digit() throws IOException {
        assertThat(read("{\"id\":12345678901234567890123}")
                        .orElseThrow()
                        .path("id")
                        .asString())
                .isEqualTo("12345678901234567890123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>", "{", "{\"a\":", "[1,", "{\"a\" 1}", "nul", "{\"a\":\"x"})
    void what_is_not_json_is_nothing(String body) throws IOException {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[, 10000", "'[],', 200000", "{\"a\":, 10000"})
    void json_made_to_exhaust_us_is_nothing(String piece, int times) throws IOException {
        assertThat(read("[" + piece.repeat(times))).isEmpty();
    }

    @Test
    void a_long_text_that_is_no_picture_is_cut_short() throws IOException {
        JsonNode read = read("{\"prompt\":\"" + "x".repeat(10_000_000) + "\"}").orElseThrow();

        assertThat(read.path("prompt").asString().length()).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    void a_body_that_breaks_off_on_the_wire_is_not_taken_for_bad_json() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatIOException().isThrownBy(() -> ReadAnswer.of(broken)).withMessage("reset");
    }

    private static Optional<JsonNode> read(String json) throws IOException {
        return ReadAnswer.of(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
