package com.easyai.gateway.standin.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file described, not held: the same description always writes the same bytes, and two with different markers never
 * do. A few hundred bytes unless {@code atLeast} asks for more; then it is padded to exactly that length.
 *
 * @param atLeast the wanted length in bytes; 0, or anything below the natural length, means the natural length
 */
public record Media(Kind kind, int width, int height, String marker, long atLeast) {

    /** What the bytes are. */
    public enum Kind {
        PNG("image/png", "png"),
        JPEG("image/jpeg", "jpeg"),
        MP4("video/mp4", "mp4"),
        /** Text that claims to be a picture. */
        NOT_AN_IMAGE("image/png", "png");

        private final String mediaType;
        private final String extension;

        Kind(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }
    }

    public static Media image(Kind kind, int width, int height, String marker) {
        return new Media(kind, width, height, marker, 0);
    }

    public static Media video(int width, int height, String marker) {
        return new Media(Kind.MP4, width, height, marker, 0);
    }

    public Media as(Kind other) {
        return new Media(other, width, height, marker, atLeast);
    }

    public Media sized(long bytes) {
        return new Media(kind, width, height, marker, bytes);
    }

    public String mediaType() {
        return kind.mediaType();
    }

    /** The exact number of bytes that {@link #writeTo} writes. */
    public long length() {
        Parts parts = parts();
        return parts.naturalLength() + parts.padding().fit(atLeast - parts.naturalLength());
    }

    /** Writes the file, holding no more than a padding block of it. */
    public void writeTo(OutputStream out) throws IOException {
        Parts parts = parts();
        out.write(parts.head());
        parts.padding().write(out, parts.padding().fit(atLeast - parts.naturalLength()));
        out.write(parts.tail());
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length()));
        try {
            writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Lower-case hex SHA-256 of the file. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a made file could not be digested: " + this, impossible);
        }
    }

    private Parts parts() {
        return switch (kind) {
            case PNG -> Png.parts(width, height, marker);
            case JPEG -> Jpeg.parts(width, height, marker);
            case MP4 -> Mp4.parts(width, height, marker);
            case NOT_AN_IMAGE -> Parts.plain("This is not a picture: " + marker + "\n");
        };
    }
}
