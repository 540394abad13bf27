package com.easyai.gateway.storedfiles;

/** A part of a file: {@code length} bytes from the byte {@code first}, which counts from 0. */
public record Span(long first, long length) {
    public Span {
        if (first < 0 || length < 1) {
            throw new IllegalArgumentException("a span is at least one byte, not " + length + " from " + first);
        }
    }

    public long last() {
        return first + length - 1;
    }

    Span without(long read) {
        return new Span(first + read, length - read);
    }
}
