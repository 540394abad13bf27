package com.easyai.gateway.web;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an answer, its log lines and its caller's question to us are found by: the caller's own, if it is a plain one. */
final class RequestNumber {
    static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 128;
    private static final HexFormat HEX = HexFormat.of();

    private RequestNumber() {}

    static String of(@Nullable String sent) {
        return Optional.ofNullable(sent).filter(RequestNumber::isPlain).orElseGet(RequestNumber::create);
    }

    private static String create() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return "req_" + HEX.toHexDigits(id.getMostSignificantBits()) + HEX.toHexDigits(id.getLeastSignificantBits());
    }

    private static boolean isPlain(String sent) {
        return !sent.isEmpty() && sent.length() <= LONGEST && sent.chars().allMatch(RequestNumber::isPlain);
    }

    private static boolean isPlain(int c) {
        return c < 0x7F && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    }
}
