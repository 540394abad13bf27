package com.easyai.gateway.caller;

import com.easyai.gateway.identity.EndUser;
import jakarta.servlet.http.HttpServletRequest;

/** The user that server-main names in its headers. They count only beside the internal token. */
final class OnBehalf {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_CREDENTIAL = 16_384;

    private OnBehalf() {}

    static Caller read(HttpServletRequest request) {
        String sub = HeaderText.name(request, "X-User-Id")
                .orElseThrow(() -> HeaderText.unusable(
                        "X-User-Id", "is required with the internal token: whom is the request for?"));
        var user = new EndUser(
                sub,
                HeaderText.name(request, "X-User-Name").orElse(null),
                HeaderText.name(request, "X-Tenant-Id").orElse(null),
                HeaderText.name(request, "X-Api-Key-Id").orElse(null),
                HeaderText.name(request, "X-Api-Key-Name").orElse(null));
        return new Caller(user, HeaderText.once(request, "X-User-Authorization").map(OnBehalf::credential));
    }

    private static String credential(String header) {
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = bearer ? header.substring(BEARER.length()).strip() : "";
        if (token.isEmpty() || token.length() > LONGEST_CREDENTIAL || !IdentifyCaller.isToken(token)) {
            throw HeaderText.unusable("X-User-Authorization", "must be \"Bearer \" and the user's JWT or sk- key.");
        }
        return token;
    }
}
