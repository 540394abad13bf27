package com.easyai.gateway.request;

import com.easyai.gateway.failure.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An input picture: an https URL, or a {@code data:} URL that holds a picture. What lies behind a URL is looked at when
 * it is fetched.
 */
final class CheckPicture {
    private static final int LONGEST_URL = 8_192;
    private static final int MAX_BYTES = 50 * 1024 * 1024;

    private final BodyPath path;
    private final Predicate<String> plainHttp;

    CheckPicture(BodyPath path, Predicate<String> plainHttp) {
        this.path = path;
        this.plainHttp = plainHttp;
    }

    void check(String field, JsonNode value) {
        if (!value.isString()) {
            throw path.invalid(field, "must be an https URL or a data: URL as text");
        }
        String url = value.asString();
        if (url.regionMatches(true, 0, "data:", 0, "data:".length())) {
            checkData(field, url);
        } else if (!isFetchable(url)) {
            throw path.invalid(field, "must be an https URL of at most " + LONGEST_URL + " characters, or a data: URL");
        }
    }

    private boolean isFetchable(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            var url = new URI(text);
            return url.getHost() != null && url.getRawUserInfo() == null && isSafeScheme(url, text);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isSafeScheme(URI url, String text) {
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && plainHttp.test(text));
    }

    private void checkData(String field, String url) {
        int comma = url.indexOf(',');
        String header = comma < 0 ? "" : url.substring(0, comma).toLowerCase(Locale.ROOT);
        if (!header.startsWith("data:image/") || !header.endsWith(";base64")) {
            throw notAPicture(field, "must be a data: URL of a picture, such as data:image/png;base64,…");
        }
        byte[] bytes = decode(field, url.substring(comma + 1));
        if (bytes.length > MAX_BYTES) {
            throw notAPicture(field, "must not hold more than " + MAX_BYTES + " bytes");
        }
        if (!PictureFormat.isPicture(bytes)) {
            throw notAPicture(field, "must hold a whole PNG, JPEG, WebP or GIF picture");
        }
    }

    private byte[] decode(String field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw notAPicture(field, "must be a data: URL whose base64 can be decoded");
        }
    }

    private RuntimeException notAPicture(String field, String demand) {
        return path.at(field, ErrorCode.INVALID_IMAGE, demand);
    }
}
