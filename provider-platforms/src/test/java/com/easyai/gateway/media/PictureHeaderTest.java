package com.easyai.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureHeaderTest {
    private static Stream<byte[]> pictures() {
        return Stream.of(Pictures.png(3, 2), Pictures.jpeg(3, 2), Pictures.gif(3, 2), Pictures.webp());
    }

    @Test
    void tells_format_and_size() {
        assertThat(pictures().map(PictureHeader::of).map(header -> header.orElseThrow()))
                .containsExactly(
                        new PictureHeader("image/png", 3, 2),
                        new PictureHeader("image/jpeg", 3, 2),
                        new PictureHeader("image/gif", 3, 2),
                        new PictureHeader("image/webp", 3, 2));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_picture_that_breaks_off_anywhere_is_none(byte[] picture) {
        for (int length = 0; length < picture.length; length++) {
            assertThat(PictureHeader.of(Arrays.copyOf(picture, length)))
                    .as("first %d of %d bytes", length, picture.length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void damaged_bytes_are_read_to_an_end(byte[] picture) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = picture.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(PictureHeader.of(damaged)).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    @Test
    void what_follows_a_jpeg_is_no_harm() {
        byte[] jpeg = Pictures.jpeg(3, 2);
        byte[] withFilm = Arrays.copyOf(jpeg, jpeg.length + 100_000);

        assertThat(PictureHeader.of(withFilm)).contains(new PictureHeader("image/jpeg", 3, 2));
    }

    @Test
    void text_is_no_picture() {
        assertThat(PictureHeader.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_png_says_its_size_before_anything_is_unpacked() {
        byte[] bomb = Pictures.png(3, 2);
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);

        assertThat(PictureHeader.of(bomb).orElseThrow().pixels()).isEqualTo(10_000_000_000L);
    }
}
