package com.easyai.gateway.media;

import java.util.Optional;

/** PNG: chunks of length, name, data and checksum, from IHDR to IEND. */
final class Png {
    private static final int SIGNATURE = 8;
    private static final int CHUNK_HEAD = 8;
    private static final int CHECKSUM = 4;

    private Png() {}

    static Optional<PictureHeader> read(Bytes bytes) {
        if (!bytes.has(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') || !bytes.hasText(12, "IHDR")) {
            return Optional.empty();
        }
        skipToEnd(bytes);
        return Optional.of(new PictureHeader(
                "image/png",
                Math.clamp(bytes.u32(16), 0, Integer.MAX_VALUE),
                Math.clamp(bytes.u32(20), 0, Integer.MAX_VALUE)));
    }

    private static void skipToEnd(Bytes bytes) {
        int at = SIGNATURE;
        while (!bytes.hasText(at + 4, "IEND")) {
            at = bytes.after(at, CHUNK_HEAD + bytes.u32(at) + CHECKSUM);
        }
        bytes.after(at, CHUNK_HEAD + CHECKSUM);
    }
}
