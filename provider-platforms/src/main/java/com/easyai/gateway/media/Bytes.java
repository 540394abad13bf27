package com.easyai.gateway.media;

import java.util.stream.IntStream;

/** Bounds-checked unsigned numbers out of a file. */
record Bytes(byte[] file) {
    boolean has(int at, int... expected) {
        return at + expected.length <= file.length
                && IntStream.range(0, expected.length).allMatch(i -> u8(at + i) == expected[i]);
    }

    boolean hasText(int at, String ascii) {
        return has(at, ascii.chars().toArray());
    }

    int u8(int at) {
        return Byte.toUnsignedInt(file[at]);
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(int at) {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32(int at) {
        return Integer.toUnsignedLong(u16(at) << 16 | u16(at + 2));
    }

    long u32Little(int at) {
        return Integer.toUnsignedLong(u16Little(at) | u16Little(at + 2) << 16);
    }

    int length() {
        return file.length;
    }

    /** A place further on; a length that a hostile file makes up leads beyond the end, never around. */
    int after(int at, long length) {
        long next = at + length;
        if (next > file.length) {
            throw new IndexOutOfBoundsException("the file ends before " + next);
        }
        return (int) next;
    }
}
