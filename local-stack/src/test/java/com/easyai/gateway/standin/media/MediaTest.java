package com.easyai.gateway.standin.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG"})
    void a_picture_decodes_to_the_size_that_was_asked(Media.Kind kind) throws IOException {
        Media picture = Media.image(kind, 1536, 1024, "m1");

        BufferedImage decoded = decode(picture);

        assertThat(decoded.getWidth()).isEqualTo(1536);
        assertThat(decoded.getHeight()).isEqualTo(1024);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "MP4"})
    void no_two_markers_share_a_digest_and_one_marker_keeps_its_own(Media.Kind kind) {
        Set<String> digests = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            digests.add(Media.image(kind, 16, 16, "marker-" + i).sha256());
        }

        assertThat(digests).hasSize(20_000);
        assertThat(Media.image(kind, 16, 16, "marker-7").sha256()).isIn(digests);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_has_exactly_the_length_it_announces(Media.Kind kind) {
        for (long atLeast : List.of(0L, 5_000L, 1_048_576L, 1_048_577L, 3_145_728L, 3_145_760L, 7_654_321L)) {
            Media file = Media.image(kind, 256, 256, "m").sized(atLeast);

            assertThat(file.bytes()).hasSize((int) file.length());
            assertThat(file.length())
                    .isEqualTo(
                            Math.max(atLeast, Media.image(kind, 256, 256, "m").length()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_000_000})
    void a_padded_png_still_decodes(long bytes) throws IOException {
        assertThat(decode(Media.image(Media.Kind.PNG, 1024, 1024, "m").sized(bytes))
                        .getWidth())
                .isEqualTo(1024);
    }

    @Test
    void a_video_is_made_of_boxes_that_fill_it_and_its_sample_is_a_picture() throws IOException {
        byte[] video = Media.video(1280, 720, "v1").sized(2_500_000).bytes();

        assertThat(topLevelBoxes(video)).startsWith("ftyp", "moov", "mdat").contains("free");
        ByteBuffer bytes = ByteBuffer.wrap(video);
        int sampleOffset = bytes.getInt(indexOf(video, "stco") + 12);
        int sampleLength = bytes.getInt(indexOf(video, "stsz") + 16);
        BufferedImage frame = ImageIO.read(new ByteArrayInputStream(video, sampleOffset, sampleLength));
        assertThat(frame.getWidth()).isEqualTo(1280);
        assertThat(frame.getHeight()).isEqualTo(720);
    }

    @Test
    void half_a_gigabyte_is_written_without_being_held() throws IOException {
        Media video = Media.video(1280, 720, "big").sized(500_000_000);
        long[] written = {0};

        video.writeTo(new OutputStream() {
            @Override
            public void write(int value) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                assertThat(count).isLessThanOrEqualTo(1024 * 1024);
                written[0] += count;
            }
        });

        assertThat(written[0]).isEqualTo(500_000_000);
    }

    @Test
    void what_is_not_an_image_does_not_decode() throws IOException {
        byte[] bytes = Media.image(Media.Kind.NOT_AN_IMAGE, 64, 64, "m").bytes();

        assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNull();
    }

    private static BufferedImage decode(Media media) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(media.bytes()));
    }

    private static List<String> topLevelBoxes(byte[] file) {
        List<String> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt(bytes.position());
            types.add(new String(file, bytes.position() + 4, 4, StandardCharsets.US_ASCII));
            bytes.position(bytes.position() + length);
        }
        return types;
    }

    private static int indexOf(byte[] file, String type) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
    }
}
