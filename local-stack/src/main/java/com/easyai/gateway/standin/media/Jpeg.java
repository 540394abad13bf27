package com.easyai.gateway.standin.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** A grey JPEG, encoded once for a size; every file differs by a comment segment behind the start marker. */
final class Jpeg {
    private static final Map<Long, byte[]> ENCODED = new ConcurrentHashMap<>();

    private Jpeg() {}

    static Parts parts(int width, int height, String marker) {
        byte[] encoded = ENCODED.computeIfAbsent(((long) width << 32) | height, size -> encode(width, height));
        byte[] comment = ("stand-in " + marker).getBytes(StandardCharsets.UTF_8);
        byte[] segment = ByteBuffer.allocate(comment.length + 4)
                .putShort((short) 0xFFFE)
                .putShort((short) (comment.length + 2))
                .put(comment)
                .array();
        byte[] start = Arrays.copyOf(encoded, 2);
        byte[] rest = Arrays.copyOfRange(encoded, 2, encoded.length);
        return new Parts(Png.join(start, segment, rest), Padding.RAW, new byte[0]);
    }

    private static byte[] encode(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
