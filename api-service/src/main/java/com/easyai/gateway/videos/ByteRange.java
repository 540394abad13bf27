package com.easyai.gateway.videos;

import com.easyai.gateway.storedfiles.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header {@code Range} asks for of a file (RFC 9110, 14). Several ranges at once get the whole file. */
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    record Whole() implements ByteRange {}

    record Part(Span span) implements ByteRange {}

    /** It begins behind the file's end. */
    record Beyond() implements ByteRange {}

    static ByteRange of(@Nullable String header, long length) {
        Matcher asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches()) {
            return new Whole();
        }
        return asked.group(1).isEmpty() ? end(asked.group(2), length) : part(asked.group(1), asked.group(2), length);
    }

    private static ByteRange end(String count, long length) {
        if (count.isEmpty()) {
            return new Whole();
        }
        long wanted = Math.min(Long.parseLong(count), length);
        return wanted == 0 ? new Beyond() : new Part(new Span(length - wanted, wanted));
    }

    private static ByteRange part(String from, String to, long length) {
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return new Whole();
        }
        return first >= length ? new Beyond() : new Part(new Span(first, last - first + 1));
    }
}
