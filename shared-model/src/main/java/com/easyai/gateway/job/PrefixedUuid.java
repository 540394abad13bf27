package com.easyai.gateway.job;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** The public form of our ids: a prefix that says what it is, then a UUID's 32 lower-case hexadecimal digits. */
final class PrefixedUuid {
    private static final int HEX_DIGITS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private PrefixedUuid() {}

    static String print(String prefix, UUID id) {
        return prefix + HEX.toHexDigits(id.getMostSignificantBits()) + HEX.toHexDigits(id.getLeastSignificantBits());
    }

    static Optional<UUID> parse(String prefix, String text) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + HEX_DIGITS || !isLowerHex(text, prefix)) {
            return Optional.empty();
        }
        int start = prefix.length();
        return Optional.of(new UUID(
                HexFormat.fromHexDigitsToLong(text, start, start + HEX_DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, start + HEX_DIGITS / 2, start + HEX_DIGITS)));
    }

    private static boolean isLowerHex(String text, String prefix) {
        return text.chars().skip(prefix.length()).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
