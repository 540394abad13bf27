package com.easyai.gateway.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void answer_with_a_length_is_complete_with_its_last_byte() {
        String whole = "HTTP/1.1 202 \r\nContent-Length: 4\r\n\r\nabcd";

        assertThat(complete(whole)).contains(new Answer(202, false));
        assertIncompleteUntilTheEnd(whole);
    }

    @Test
    void chunked_answer_is_complete_with_its_empty_chunk() {
        String whole =
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n3\r\nabc\r\n0\r\n\r\n";

        assertThat(complete(whole)).contains(new Answer(202, false));
        assertIncompleteUntilTheEnd(whole);
    }

    @Test
    void answer_without_a_body_ends_with_its_head() {
        assertThat(complete("HTTP/1.1 503 \r\nRetry-After: 1\r\n\r\n")).contains(new Answer(503, false));
    }

    @Test
    void header_names_are_read_in_any_case_and_the_end_of_the_connection_is_seen() {
        assertThat(complete("HTTP/1.1 202 \r\nCONTENT-LENGTH:1\r\nconnection: Close\r\n\r\nx"))
                .contains(new Answer(202, true));
    }

    @Test
    void another_protocol_is_refused() {
        assertThatThrownBy(() -> complete("SSH-2.0-x\r\n\r\n")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Answer> complete(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Answer.in(bytes, bytes.length);
    }

    private static void assertIncompleteUntilTheEnd(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int count = 0; count < bytes.length; count++) {
            assertThat(Answer.in(bytes, count)).as("after %d bytes", count).isEmpty();
        }
    }
}
