package com.easyai.gateway.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One HTTP/1.1 answer, as far as a load generator cares.
 *
 * @param status the status code
 * @param closes whether the server ends the connection after it
 */
record Answer(int status, boolean closes) {
    private static final int CHUNKED = -1;

    /** Where the head ended and how the body after it is measured. */
    private record Head(Answer answer, int bodyStart, int bodyLength) {}

    /**
     * Reads the first {@code count} bytes of what came so far; empty while the answer is not all there. One request is
     * under way on a connection at a time, so nothing follows an answer.
     *
     * @throws IllegalArgumentException when it is not HTTP/1.1
     */
    static Optional<Answer> in(byte[] bytes, int count) {
        int end = indexOf(bytes, 0, count, "\r\n\r\n");
        if (end < 0) return Optional.empty();
        Head head = head(new String(bytes, 0, end, StandardCharsets.ISO_8859_1), end + 4);
        boolean whole = head.bodyLength == CHUNKED
                ? hasLastChunk(bytes, head.bodyStart, count)
                : count - head.bodyStart >= head.bodyLength;
        return whole ? Optional.of(head.answer) : Optional.empty();
    }

    private static Head head(String text, int bodyStart) {
        if (!text.startsWith("HTTP/1.1 ")) throw new IllegalArgumentException("not an HTTP/1.1 answer: " + text);
        int status = Integer.parseInt(text, 9, 12, 10);
        boolean closes = "close".equalsIgnoreCase(value(text, "connection"));
        boolean chunked = "chunked".equalsIgnoreCase(value(text, "transfer-encoding"));
        String length = value(text, "content-length");
        int bodyLength = chunked ? CHUNKED : length.isEmpty() ? 0 : Integer.parseInt(length);
        return new Head(new Answer(status, closes), bodyStart, bodyLength);
    }

    /** The header's value, empty without one. */
    private static String value(String head, String name) {
        int line = head.indexOf("\r\n");
        while (line >= 0) {
            int start = line + 2;
            int next = head.indexOf("\r\n", start);
            if (head.regionMatches(true, start, name, 0, name.length()) && head.charAt(start + name.length()) == ':')
                return head.substring(start + name.length() + 1, next < 0 ? head.length() : next)
                        .strip();
            line = next;
        }
        return "";
    }

    private static boolean hasLastChunk(byte[] bytes, int from, int count) {
        int at = from;
        while (true) {
            int lineEnd = indexOf(bytes, at, count, "\r\n");
            if (lineEnd < 0) return false;
            int size = Integer.parseInt(new String(bytes, at, lineEnd - at, StandardCharsets.ISO_8859_1), 16);
            at = lineEnd + 2 + size + 2;
            if (at > count) return false;
            if (size == 0) return true;
        }
    }

    private static int indexOf(byte[] bytes, int from, int to, String wanted) {
        for (int at = from; at <= to - wanted.length(); at++) {
            if (matches(bytes, at, wanted)) return at;
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) return false;
        }
        return true;
    }
}
