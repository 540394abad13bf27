package com.easyai.gateway.standin.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture of one colour with a darker frame: one bit a pixel and a palette, so that 1024x1024 pixels take some 400
 * bytes. The pixels of a size are compressed once; colour and marker change with every file.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Map<Long, byte[]> PIXELS = new ConcurrentHashMap<>();

    private Png() {}

    static Parts parts(int width, int height, String marker) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 3, 0, 0, 0})
                .array();
        byte[] text = ("Comment\0stand-in " + marker).getBytes(StandardCharsets.ISO_8859_1);
        byte[] head = join(SIGNATURE, chunk("IHDR", header), chunk("PLTE", palette(marker)), chunk("tEXt", text));
        byte[] pixels = PIXELS.computeIfAbsent(((long) width << 32) | height, size -> pixels(width, height));
        return new Parts(head, Padding.PNG_CHUNKS, join(chunk("IDAT", pixels), chunk("IEND", new byte[0])));
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] palette(String marker) {
        int colour = marker.hashCode() * 0x9E3779B1;
        byte red = (byte) (128 + ((colour >>> 24) & 0x7f));
        byte green = (byte) (128 + ((colour >>> 16) & 0x7f));
        byte blue = (byte) (128 + ((colour >>> 8) & 0x7f));
        return new byte[] {
            red, green, blue, (byte) ((red & 0xff) / 2), (byte) ((green & 0xff) / 2), (byte) ((blue & 0xff) / 2)
        };
    }

    private static byte[] pixels(int width, int height) {
        int rowBytes = (width + 7) / 8;
        byte[] raw = new byte[(rowBytes + 1) * height];
        int frame = Math.max(1, rowBytes / 32);
        for (int y = 0; y < height; y++) {
            boolean edge = y < frame * 8 || y >= height - frame * 8;
            for (int x = 0; x < rowBytes; x++) {
                boolean dark = edge || x < frame || x >= rowBytes - frame;
                raw[y * (rowBytes + 1) + 1 + x] = dark ? (byte) 0xff : 0;
            }
        }
        return deflate(raw);
    }

    private static byte[] deflate(byte[] raw) {
        byte[] buffer = new byte[raw.length + 64];
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(raw);
            deflater.finish();
            int length = deflater.deflate(buffer);
            return java.util.Arrays.copyOf(buffer, length);
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
