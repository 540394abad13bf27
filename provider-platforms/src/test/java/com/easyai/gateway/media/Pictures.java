package com.easyai.gateway.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Real picture files to test with. */
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return made("png", width, height);
    }

    public static byte[] jpeg(int width, int height) {
        return made("jpeg", width, height);
    }

    public static byte[] gif(int width, int height) {
        return made("gif", width, height);
    }

    /** A lossless WebP of 3 × 2 pixels, as {@code cwebp -lossless} lays it out. */
    public static byte[] webp() {
        return HexFormat.of().parseHex("524946461a000000574542505650384c0d0000002f02400000071011118888fe0700");
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static String dataUrl(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + base64(bytes);
    }

    private static byte[] made(String format, int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
