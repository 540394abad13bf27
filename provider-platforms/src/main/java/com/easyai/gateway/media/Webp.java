package com.easyai.gateway.media;

import java.util.Optional;

/** WebP: a RIFF file whose first chunk says how big the canvas is, in one of three ways. */
final class Webp {
    private static final int RIFF_HEAD = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int DATA = 20;
    private static final int SIDE_14_BITS = 0x3fff;

    private Webp() {}

    static Optional<PictureHeader> read(Bytes bytes) {
        if (!bytes.hasText(0, "RIFF") || !bytes.hasText(RIFF_HEAD, "WEBP")) {
            return Optional.empty();
        }
        bytes.after(RIFF_HEAD, bytes.u32Little(4));
        if (bytes.hasText(FIRST_CHUNK, "VP8 ")) {
            return header(bytes.u16Little(DATA + 6) & SIDE_14_BITS, bytes.u16Little(DATA + 8) & SIDE_14_BITS);
        }
        if (bytes.hasText(FIRST_CHUNK, "VP8L")) {
            long bits = bytes.u32Little(DATA + 1);
            return header((int) (bits & SIDE_14_BITS) + 1, (int) (bits >> 14 & SIDE_14_BITS) + 1);
        }
        return bytes.hasText(FIRST_CHUNK, "VP8X")
                ? header(bytes.u24Little(DATA + 4) + 1, bytes.u24Little(DATA + 7) + 1)
                : Optional.empty();
    }

    private static Optional<PictureHeader> header(int width, int height) {
        return Optional.of(new PictureHeader("image/webp", width, height));
    }
}
