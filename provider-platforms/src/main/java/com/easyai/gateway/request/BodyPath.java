package com.easyai.gateway.request;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;

/** Names a field as its sender wrote it: {@code quality}, or {@code input.quality} where the request is nested. */
record BodyPath(String prefix) {
    private static final int LONGEST_SHOWN = 64;

    GatewayException invalid(String field, String demand) {
        return at(field, ErrorCode.INVALID_VALUE, demand);
    }

    GatewayException missing(String field) {
        return at(field, ErrorCode.MISSING_REQUIRED_PARAMETER, "is required");
    }

    /** A field's name goes first, so that every message reads as a sentence about it. */
    GatewayException at(String field, ErrorCode code, String sentence) {
        String shown = shown(field);
        return GatewayException.at(prefix + shown, code, shown + " " + sentence + ".");
    }

    /** A name that comes from outside and goes into an answer: no control characters, and not without end. */
    static String shown(String field) {
        String printable = field.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "…";
    }
}
