package com.easyai.gateway.caller;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides who sends a request, from its bearer token. The three kinds of token open three different doors and no other
 * ({@code /v1}: users and server-main, {@code /internal}: server-main, {@code /admin}: operators).
 */
public final class IdentifyCaller {
    private static final String BEARER = "Bearer ";
    private static final String USER_KEY = "sk-";
    private static final int LONGEST_TOKEN = 4_096;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final KnownKeys keys;
    private final byte[] internalToken;
    private final byte[] adminToken;

    IdentifyCaller(KnownKeys keys, CallerSettings settings) {
        this.keys = keys;
        this.internalToken = bytes(settings.internalToken());
        this.adminToken = bytes(settings.adminToken());
    }

    /**
     * The user of a request to {@code /v1}: the owner of the key, or whom server-main names. Headers that name a user
     * mean nothing beside a user's own key.
     *
     * @throws GatewayException 401 for no or a wrong key, 403 for an operator's token, 400 for server-main naming nobody,
     *     503 if the key is not known and server-main is away
     */
    public Caller user(HttpServletRequest request) {
        String token = bearer(request);
        if (isSame(token, internalToken)) {
            return OnBehalf.read(request);
        }
        if (isSame(token, adminToken)) {
            throw wrongDoor("An operator's token opens /admin only; send a user's sk- key.");
        }
        return owner(token);
    }

    /** Lets only server-main through. */
    public void requireServerMain(HttpServletRequest request) {
        String token = bearer(request);
        if (isSame(token, adminToken)) {
            throw wrongDoor("An operator's token opens /admin only.");
        }
        requireSame(token, internalToken);
    }

    /**
     * Lets only operators through. A browser that only reads may send the token as the password of any name, which is
     * what it asks for by itself; it repeats that unasked, so it opens nothing that changes anything.
     */
    public void requireOperator(HttpServletRequest request) {
        String token = BrowserLogin.password(request).orElseGet(() -> bearer(request));
        if (isSame(token, internalToken)) {
            throw wrongDoor("The internal token opens /v1 and /internal only; send the admin token.");
        }
        requireSame(token, adminToken);
    }

    private Caller owner(String token) {
        if (!token.startsWith(USER_KEY)) {
            throw wrongKey();
        }
        return switch (keys.verdict(token)) {
            case KeyVerdict.Valid(var user) -> new Caller(user, Optional.of(token));
            case KeyVerdict.Refused() -> throw wrongKey();
            case KeyVerdict.Unavailable() ->
                throw GatewayException.later(
                        ErrorCode.SERVICE_UNAVAILABLE, "The key cannot be verified just now; try again.", SOON);
        };
    }

    private static String bearer(HttpServletRequest request) {
        String header = HeaderText.once(request, "Authorization")
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.INVALID_API_KEY, "Send a key in the header Authorization: Bearer <key>."));
        boolean isBearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = isBearer ? header.substring(BEARER.length()).strip() : "";
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !isToken(token)) {
            throw wrongKey();
        }
        return token;
    }

    static boolean isToken(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static void requireSame(String token, byte[] expected) {
        if (!isSame(token, expected)) {
            throw wrongKey();
        }
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(String token, byte[] expected) {
        return MessageDigest.isEqual(bytes(token), expected);
    }

    private static GatewayException wrongKey() {
        return GatewayException.of(ErrorCode.INVALID_API_KEY, "The key is not valid here; check it and send it again.");
    }

    private static GatewayException wrongDoor(String message) {
        return GatewayException.of(ErrorCode.PERMISSION_DENIED, message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
