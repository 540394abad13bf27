package com.easyai.gateway.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a browser sends by itself after it asked for a name and a password (RFC 7617). */
final class BrowserLogin {
    private static final String BASIC = "Basic ";

    private BrowserLogin() {}

    /** Empty if there is none, it cannot be read, or the request is not one that only reads. */
    static Optional<String> password(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        return HeaderText.once(request, "Authorization")
                .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(header -> password(header.substring(BASIC.length()).strip()));
    }

    private static Optional<String> password(String encoded) {
        try {
            String login = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(login.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
