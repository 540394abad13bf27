package com.easyai.gateway.comparison;

import com.easyai.gateway.canonical.CanonicalJson;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What of a request may be kept and shown. Everything here is bounded, and nothing that a user wrote or drew gets out. */
final class ShownText {
    private static final int LONGEST = 80;
    private static final int MOST_LISTED = 10;
    private static final int HASH_BYTES = 4;
    private static final int MAX_DIGITS = 30;

    /** Settings are single words such as {@code 1024x1024} or {@code high}; what people write has spaces or is long. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:+-]{1,40}");

    /** Names under which providers take what people wrote or drew, whatever it looks like. */
    private static final Pattern CONTENT = Pattern.compile(
            "(?i)(^|[._])[a-z_]*(prompt|text|content|image|mask|input|reference|user|url|b64|data|message)[a-z_]*");

    private ShownText() {}

    static String shown(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }

    static String listed(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED).map(ShownText::shown).collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? listed + ", …" : listed;
    }

    static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** A number that can be printed in full. */
    static boolean isOrdinary(JsonNode value) {
        return value.isNumber()
                && value.decimalValue().precision() <= MAX_DIGITS
                && Math.abs((long) value.decimalValue().scale()) <= MAX_DIGITS;
    }

    /** The value itself if it can only be a setting; else what kind it is, with a few digits to tell two apart. */
    static String value(String path, JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        boolean mayBeContent = CONTENT.matcher(path).find();
        if (value.isNull() || value.isBoolean() || (isOrdinary(value) && !mayBeContent)) {
            return value.isNumber() ? number(value.decimalValue()) : value.toString();
        }
        if (value.isString() && !mayBeContent && WORD.matcher(value.asString()).matches()) {
            return value.asString();
        }
        String kind =
                value.isString() ? "text" : value.isArray() ? "a list" : value.isObject() ? "an object" : "a number";
        return kind + " #" + HexFormat.of().formatHex(CanonicalJson.fingerprint(value), 0, HASH_BYTES);
    }
}
