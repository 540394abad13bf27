package com.easyai.gateway.media;

import java.util.Optional;

/** What a picture file says of itself: its format by signature, and the size that unpacking it would take. */
public record PictureHeader(String mediaType, int width, int height) {
    /** Reads the header of a whole PNG, JPEG, WebP or GIF; empty for anything else, and for a file that breaks off. */
    public static Optional<PictureHeader> of(byte[] file) {
        Bytes bytes = new Bytes(file);
        try {
            return Png.read(bytes)
                    .or(() -> Jpeg.read(bytes))
                    .or(() -> Webp.read(bytes))
                    .or(() -> Gif.read(bytes))
                    .filter(header -> header.width > 0 && header.height > 0);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // every reader runs along the file's own lengths: it breaks off
        }
    }

    public long pixels() {
        return (long) width * height;
    }
}
