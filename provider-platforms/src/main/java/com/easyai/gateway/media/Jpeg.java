package com.easyai.gateway.media;

import java.util.Optional;

/** JPEG: segments up to the compressed scan, which ends at the marker FFD9; phones append more files after that. */
final class Jpeg {
    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private Jpeg() {}

    static Optional<PictureHeader> read(Bytes bytes) {
        if (!bytes.has(0, MARKER, 0xd8, MARKER)) {
            return Optional.empty();
        }
        Optional<PictureHeader> frame = Optional.empty();
        int at = 2;
        while (marker(bytes, at) != START_OF_SCAN) {
            if (isFrame(marker(bytes, at))) {
                frame = Optional.of(new PictureHeader("image/jpeg", bytes.u16(at + 7), bytes.u16(at + 5)));
            }
            at = bytes.after(at, 2L + Math.max(bytes.u16(at + 2), 2));
        }
        skipToEnd(bytes, at);
        return frame;
    }

    private static int marker(Bytes bytes, int at) {
        if (bytes.u8(at) != MARKER) {
            throw new IndexOutOfBoundsException("no segment at " + at);
        }
        return bytes.u8(at + 1);
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static void skipToEnd(Bytes bytes, int scan) {
        int at = scan;
        while (bytes.u8(at) != MARKER || bytes.u8(at + 1) != END_OF_IMAGE) {
            at++;
        }
    }
}
