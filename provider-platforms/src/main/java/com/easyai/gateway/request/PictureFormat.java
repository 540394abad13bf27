package com.easyai.gateway.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises whole picture files by their first and last bytes. They are never unpacked here, so a small file that
 * unpacks to a huge picture costs nothing.
 */
final class PictureFormat {
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 'B', 0x60, (byte) 0x82};
    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] GIF_START = ascii("GIF8");
    private static final byte[] GIF_END = {';'};
    private static final byte[] RIFF = ascii("RIFF");
    private static final byte[] WEBP = ascii("WEBP");
    private static final int RIFF_HEADER = 8;
    private static final int WEBP_HEADER = 20;

    /** Some writers pad a file, or put a few bytes of their own after its end. */
    private static final int TRAILER = 1_024;

    private PictureFormat() {}

    static boolean isPicture(byte[] bytes) {
        return isWhole(bytes, PNG_START, PNG_END)
                || isWhole(bytes, JPEG_START, JPEG_END)
                || isWhole(bytes, GIF_START, GIF_END)
                || isWholeWebp(bytes);
    }

    private static boolean isWhole(byte[] bytes, byte[] start, byte[] end) {
        if (bytes.length < start.length + end.length || !has(bytes, 0, start)) {
            return false;
        }
        int earliest = Math.max(start.length, bytes.length - TRAILER);
        for (int at = bytes.length - end.length; at >= earliest; at--) {
            if (has(bytes, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWholeWebp(byte[] bytes) {
        if (bytes.length < WEBP_HEADER || !has(bytes, 0, RIFF) || !has(bytes, RIFF_HEADER, WEBP)) {
            return false;
        }
        long declared = 0;
        for (int i = RIFF_HEADER - 1; i >= RIFF.length; i--) {
            declared = declared << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
        }
        return declared + RIFF_HEADER <= bytes.length;
    }

    private static boolean has(byte[] bytes, int at, byte[] part) {
        return Arrays.equals(bytes, at, Math.min(bytes.length, at + part.length), part, 0, part.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
