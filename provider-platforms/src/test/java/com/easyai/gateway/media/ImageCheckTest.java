package com.easyai.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {
    private static final InputLimits LIMITS = new InputLimits(1000, 1_000_000, Duration.ofSeconds(10));

    @Test
    void a_picture_is_usable_as_what_it_is_not_as_what_it_is_called() {
        String url = Pictures.dataUrl("image/png", Pictures.jpeg(3, 2)).replace("data:image/png", "DATA:Image/PNG");

        assertThat(ImageCheck.problemOf(url, LIMITS)).isEmpty();
        assertThat(ImageCheck.ofDataUrl(url, LIMITS))
                .isInstanceOfSatisfying(
                        ImageCheck.Usable.class,
                        usable -> assertThat(usable.media().mediaType()).isEqualTo("image/jpeg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:",
                "data:,",
                "data:image/png",
                "data:image/png,abcd",
                "data:text/html;base64,YWJj",
                "data:;base64,YWJj",
                "https://example.com/a.png"
            })
    void only_base64_data_urls_of_pictures_are_taken(String url) {
        assertThat(ImageCheck.problemOf(url, LIMITS))
                .contains("must be a data: URL of a picture, such as data:image/png;base64,…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "a===", "ab=c", "YWJj\nYWJj", "YW Jj", "YW-_", "%41%41%41%41"})
    void base64_is_read_strictly(String base64) {
        assertThat(ImageCheck.problemOf("data:image/png;base64," + base64, LIMITS))
                .contains("must be a data: URL whose base64 can be decoded");
    }

    @Test
    void nothing_and_text_and_half_a_picture_are_no_pictures() {
        byte[] png = Pictures.png(3, 2);
        for (byte[] bytes :
                new byte[][] {{}, "hello".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(png, png.length / 2)}) {
            assertThat(ImageCheck.problemOf(Pictures.dataUrl("image/png", bytes), LIMITS))
                    .contains("must be a whole PNG, JPEG, WebP or GIF picture");
        }
    }

    @Test
    void bounds_are_kept() {
        byte[] bomb = Pictures.png(3, 2);
        ByteBuffer.wrap(bomb).putInt(16, 1001).putInt(20, 1000);

        assertThat(ImageCheck.problemOf(Pictures.dataUrl("image/png", bomb), LIMITS))
                .contains("must not have more than 1000000 pixels");
        assertThat(ImageCheck.problemOf(Pictures.dataUrl("image/png", new byte[1001]), LIMITS))
                .contains("must not be larger than 1000 bytes");
        assertThat(ImageCheck.problemOf(Pictures.dataUrl("image/png", new byte[100_000]), LIMITS))
                .contains("must not be larger than 1000 bytes");
    }
}
