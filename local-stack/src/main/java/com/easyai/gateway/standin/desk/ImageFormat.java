package com.easyai.gateway.standin.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The picture formats that providers take, recognised by how a file starts. */
public enum ImageFormat {
    PNG,
    JPEG,
    WEBP;

    private static final Pattern DATA_URL = Pattern.compile("data:image/[a-z]+;base64,");
    private static final int START = 16;

    /** Empty when the first bytes (12 are enough) are of none of them. */
    public static Optional<ImageFormat> of(byte[] start) {
        String text = new String(start, 0, Math.min(START, start.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        return text.startsWith("RIFF") && text.startsWith("WEBP", 8) ? Optional.of(WEBP) : Optional.empty();
    }

    /** Whether a caller may point at a picture like this: an http(s) link, or a data: URL that holds one. */
    public static boolean isLinkOrPicture(String url) {
        if (url.startsWith("https://") || url.startsWith("http://")) {
            return true;
        }
        Matcher data = DATA_URL.matcher(url);
        return data.lookingAt() && ofBase64(url.substring(data.end())).isPresent();
    }

    private static Optional<ImageFormat> ofBase64(String text) {
        try {
            return of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
