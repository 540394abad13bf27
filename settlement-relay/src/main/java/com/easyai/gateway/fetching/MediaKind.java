package com.easyai.gateway.fetching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** The media that providers deliver, told by their first bytes: what a server says of its files is often wrong. */
public enum MediaKind {
    PNG("image/png", "png", 0, "\u0089PNG\r\n"),
    JPEG("image/jpeg", "jpg", 0, "\u00ff\u00d8\u00ff"),
    GIF("image/gif", "gif", 0, "GIF8"),
    WEBP("image/webp", "webp", 8, "WEBP"),
    AVIF("image/avif", "avif", 4, "ftypavif"),
    QUICKTIME("video/quicktime", "mov", 4, "ftypqt"),
    MP4("video/mp4", "mp4", 4, "ftyp"),
    WEBM("video/webm", "webm", 0, "\u001aE\u00df\u00a3"),
    MP3("audio/mpeg", "mp3", 0, "ID3"),
    WAV("audio/wav", "wav", 8, "WAVE");

    /** Bytes that must be looked at. */
    static final int HEAD = 16;

    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final String mediaType;
    private final String extension;
    private final int offset;
    /** A character a byte. */
    private final String magic;

    MediaKind(String mediaType, String extension, int offset, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.offset = offset;
        this.magic = magic;
    }

    static Optional<MediaKind> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> kind.matches(head)).findFirst();
    }

    /** What a result is sent as: what its bytes are, else what was said of it if that is a medium, else just bytes. */
    public static MediaType sentAs(byte[] head, Optional<String> declared) {
        return of(head).map(kind -> MediaType.get(kind.mediaType))
                .or(() -> declared.map(MediaType::parse).filter(MediaKind::isMedium))
                .orElse(BYTES);
    }

    /** A file name's ending, with its dot. */
    public static String ending(MediaType type) {
        String name = name(type);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(name))
                .findFirst()
                .map(kind -> "." + kind.extension)
                .orElse(".bin");
    }

    /** Type and subtype alone. */
    public static String name(MediaType type) {
        return (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
    }

    /** False for a page or a document, which is an error message however the status looked. */
    static boolean mayBeMedium(byte[] head, @Nullable MediaType declared) {
        return of(head).isPresent()
                || declared == null
                || isMedium(declared)
                || declared.subtype().equals("octet-stream");
    }

    private static boolean isMedium(@Nullable MediaType type) {
        return type != null
                && switch (type.type()) {
                    case "image", "video", "audio" -> true;
                    default -> false;
                };
    }

    private boolean matches(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic, offset);
    }
}
