package com.easyai.gateway.media;

import com.easyai.gateway.adapter.InputMedia.Media;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Says whether bytes, or a {@code data:} URL, are a picture that a provider can be given. */
public sealed interface ImageCheck {
    /** It is; the media type is what the bytes are, not what anybody called them. */
    record Usable(Media media) implements ImageCheck {}

    /** It is not; {@code why} reads after the field's name, such as "must be a whole PNG, …". */
    record Unusable(String why) implements ImageCheck {}

    static boolean isDataUrl(String url) {
        return url.regionMatches(true, 0, "data:", 0, "data:".length());
    }

    /** For a submission: what is wrong with a {@code data:} URL, without its field's name. */
    static Optional<String> problemOf(String dataUrl, InputLimits limits) {
        return switch (ofDataUrl(dataUrl, limits)) {
            case Usable usable -> Optional.empty();
            case Unusable(String why) -> Optional.of(why);
        };
    }

    static ImageCheck ofDataUrl(String dataUrl, InputLimits limits) {
        int comma = dataUrl.indexOf(',');
        String head = comma < 0 ? "" : dataUrl.substring(0, comma).toLowerCase(Locale.ROOT);
        if (!head.startsWith("data:image/") || !head.endsWith(";base64")) {
            return new Unusable("must be a data: URL of a picture, such as data:image/png;base64,…");
        }
        String base64 = dataUrl.substring(comma + 1);
        if (base64.length() / 4L * 3 > limits.maxBytes() + 2) {
            return tooLarge(limits);
        }
        return decoded(base64)
                .map(bytes -> ofBytes(bytes, limits))
                .orElseGet(() -> new Unusable("must be a data: URL whose base64 can be decoded"));
    }

    static ImageCheck ofBytes(byte[] bytes, InputLimits limits) {
        if (bytes.length > limits.maxBytes()) {
            return tooLarge(limits);
        }
        Optional<PictureHeader> header = PictureHeader.of(bytes);
        if (header.isEmpty()) {
            return new Unusable("must be a whole PNG, JPEG, WebP or GIF picture");
        }
        return header.get().pixels() > limits.maxPixels()
                ? new Unusable("must not have more than " + limits.maxPixels() + " pixels")
                : new Usable(new Media(bytes, header.get().mediaType()));
    }

    /** Strict: Java's decoder would forgive missing padding. */
    private static Optional<byte[]> decoded(String base64) {
        if (base64.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ImageCheck tooLarge(InputLimits limits) {
        return new Unusable("must not be larger than " + limits.maxBytes() + " bytes");
    }
}
