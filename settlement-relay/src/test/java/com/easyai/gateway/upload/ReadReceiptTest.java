package com.easyai.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.ending.FinishedArtifact.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadReceiptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7\",\"url\":\"https://f/7\",\"objectKey\":\"k\"}",
                "{\"fileId\":7,\"url\":\"https://f/7\",\"object_key\":\"k\"}",
                "{\"code\":0,\"data\":{\"file_id\":\"7\",\"url\":\"https://f/7\",\"key\":\"k\"}}",
                "{\"id\":\"7\",\"data\":{\"url\":\"https://f/7\",\"key\":\"k\"}}",
                "{\"id\":null,\"url\":\"\",\"data\":{\"id\":\"7\",\"url\":\"https://f/7\",\"key\":\"k\"}}"
            })
    void fields_are_found_by_any_of_their_names(String answer) {
        assertThat(read(answer)).contains(new Receipt("7", "https://f/7", "k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "[]",
                "null",
                "{\"id\":\"7\"}",
                "{\"url\":null}",
                "{\"url\":{\"a\":1}}",
                "{\"url\":\"a\\u0000b\"}",
                "{\"url\":"
            })
    void answer_without_a_url_is_no_receipt(String answer) {
        assertThat(read(answer)).isEmpty();
    }

    @Test
    void url_alone_is_a_receipt() {
        assertThat(read("{\"url\":\"https://f/7\"}")).contains(new Receipt("", "https://f/7", ""));
    }

    private static Optional<Receipt> read(String answer) {
        return ReadReceipt.from(answer.getBytes(StandardCharsets.UTF_8));
    }
}
