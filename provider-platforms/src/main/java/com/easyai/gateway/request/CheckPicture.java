package com.easyai.gateway.request;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.media.ImageCheck;
import com.easyai.gateway.media.InputLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An input picture: an https URL, or a {@code data:} URL that holds a picture. What lies behind a URL is looked at when
 * it is fetched.
 */
final class CheckPicture {
    private static final int LONGEST_URL = 8_192;

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
        if (ImageCheck.isDataUrl(url)) {
            ImageCheck.problemOf(url, InputLimits.DEFAULTS).ifPresent(why -> {
                throw path.at(field, ErrorCode.INVALID_IMAGE, why);
            });
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
}
