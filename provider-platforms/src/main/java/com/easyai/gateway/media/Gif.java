package com.easyai.gateway.media;

import java.util.Optional;

/** GIF: blocks of sub-blocks up to a trailer. */
final class Gif {
    private static final int COLOURS = 10;
    private static final int FIRST_BLOCK = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private Gif() {}

    static Optional<PictureHeader> read(Bytes bytes) {
        if (!bytes.hasText(0, "GIF87a") && !bytes.hasText(0, "GIF89a")) {
            return Optional.empty();
        }
        int at = bytes.after(FIRST_BLOCK, colourTable(bytes.u8(COLOURS)));
        while (bytes.u8(at) != TRAILER) {
            at = afterBlock(bytes, at);
        }
        return Optional.of(new PictureHeader("image/gif", bytes.u16Little(6), bytes.u16Little(8)));
    }

    private static int afterBlock(Bytes bytes, int at) {
        return switch (bytes.u8(at)) {
            case EXTENSION -> afterSubBlocks(bytes, at + 2);
            case IMAGE -> afterSubBlocks(bytes, bytes.after(at + 11, colourTable(bytes.u8(at + 9))));
            default -> throw new IndexOutOfBoundsException("no block at " + at);
        };
    }

    private static int afterSubBlocks(Bytes bytes, int first) {
        int at = first;
        while (bytes.u8(at) != 0) {
            at = bytes.after(at, 1L + bytes.u8(at));
        }
        return at + 1;
    }

    private static long colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 0x07) + 1);
    }
}
