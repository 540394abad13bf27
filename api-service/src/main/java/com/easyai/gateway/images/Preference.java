package com.easyai.gateway.images;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;

/** The header {@code Prefer} (RFC 7240). */
final class Preference {
    static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /** Whether the caller would rather be told at once that the work has begun. */
    static boolean isAsync(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(preference -> preference.split(";", 2)[0].strip())
                .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
    }
}
