package com.easyai.gateway.exchange;

import java.io.Writer;
import java.util.Arrays;
import java.util.Base64;
import okio.Buffer;

/** Decodes base64 as it is written. Text that is not base64 is swallowed, and leaves no bytes. */
final class Base64Writer extends Writer {
    private static final int QUAD = 4;
    private static final int CHUNK = 8192;

    private final Buffer decoded = new Buffer();
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private boolean ended;
    private boolean broken;

    /** All that was decoded, to be asked for once; empty if any of it was not base64. */
    byte[] bytes() {
        flush();
        return broken || filled > 0 ? new byte[0] : decoded.readByteArray();
    }

    @Override
    public void write(char[] chars, int from, int length) {
        for (int i = from; i < from + length && !broken; i++) {
            broken = chars[i] > 0x7f;
            chunk[filled++] = (byte) chars[i];
            if (filled == CHUNK) {
                flush();
            }
        }
    }

    /** Decodes all whole groups of four; the last group of all may hold padding. */
    @Override
    public void flush() {
        int whole = filled / QUAD * QUAD;
        if (whole == 0 || broken) {
            return;
        }
        broken = ended;
        ended = chunk[whole - 1] == '=';
        byte[] input = Arrays.copyOf(chunk, whole);
        try {
            decoded.write(Base64.getDecoder().decode(input));
        } catch (IllegalArgumentException e) {
            broken = true;
        }
        System.arraycopy(chunk, whole, chunk, 0, filled - whole);
        filled -= whole;
    }

    @Override
    public void close() {
        flush();
    }
}
