package com.easyai.gateway.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaKindTest {
    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a, image/png, .png",
        "ffd8ffe000104a46, image/jpeg, .jpg",
        "474946383961, image/gif, .gif",
        "52494646aaaaaaaa57454250, image/webp, .webp",
        "000000186674797069736f6d, video/mp4, .mp4",
        "000000146674797071742020, video/quicktime, .mov",
        "1a45dfa3, video/webm, .webm",
        "00000018667479706176 6966, image/avif, .avif"
    })
    void first_bytes_tell_what_it_is_whatever_was_said(String hex, String type, String ending) {
        byte[] head = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));

        MediaType sent = MediaKind.sentAs(head, Optional.of("text/plain"));

        assertThat(sent).hasToString(type);
        assertThat(MediaKind.ending(sent)).isEqualTo(ending);
    }

    @Test
    void unknown_bytes_are_what_was_said_if_that_is_a_medium() {
        byte[] head = "who knows".getBytes(StandardCharsets.US_ASCII);

        assertThat(MediaKind.sentAs(head, Optional.of("video/x-matroska"))).hasToString("video/x-matroska");
        assertThat(MediaKind.sentAs(head, Optional.of("text/html"))).hasToString("application/octet-stream");
        assertThat(MediaKind.sentAs(head, Optional.of("no type"))).hasToString("application/octet-stream");
        assertThat(MediaKind.ending(MediaKind.sentAs(head, Optional.empty()))).isEqualTo(".bin");
    }

    @Test
    void page_is_no_medium() {
        byte[] head = "<html>".getBytes(StandardCharsets.US_ASCII);

        assertThat(MediaKind.mayBeMedium(head, MediaType.get("text/html"))).isFalse();
        assertThat(MediaKind.mayBeMedium(head, MediaType.get("application/json")))
                .isFalse();
        assertThat(MediaKind.mayBeMedium(head, MediaType.get("application/octet-stream")))
                .isTrue();
    }
}
