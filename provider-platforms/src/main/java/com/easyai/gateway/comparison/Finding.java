package com.easyai.gateway.comparison;

/**
 * What comparing one layer came to. A {@code cause} names a class of differences and is what they are counted by; a
 * {@code detail} is about this one request. Neither holds a prompt or a picture.
 */
public sealed interface Finding {
    /** {@code how} is {@code same}, or says which freedom both sides have. */
    record Match(String how) implements Finding {
        static final Match SAME = new Match("same");
    }

    record Mismatch(String cause, String detail) implements Finding {}

    /** A mismatch that an operator expects, by a rule that is in force. */
    record Explained(String cause, String detail, long rule) implements Finding {}

    /** The old path's side is missing or of the wrong shape: not a match. */
    record NotComparable(String why) implements Finding {}

    /** The gateway's side could not be had: it refused what the old path served, or failed. */
    record Failed(String cause, String detail) implements Finding {}

    /** As rows and reports name it. */
    default String word() {
        return switch (this) {
            case Match match -> "match";
            case Mismatch mismatch -> "mismatch";
            case Explained explained -> "explained";
            case NotComparable notComparable -> "notComparable";
            case Failed failed -> "error";
        };
    }

    /** What it is counted by. */
    default String reason() {
        return switch (this) {
            case Match(String how) -> how;
            case Mismatch(String cause, String detail) -> cause;
            case Explained(String cause, String detail, long rule) -> cause;
            case NotComparable(String why) -> why;
            case Failed(String cause, String detail) -> cause;
        };
    }

    /** About this one request; empty if the cause says it all. */
    default String about() {
        return switch (this) {
            case Mismatch(String cause, String detail) -> detail;
            case Explained(String cause, String detail, long rule) -> detail;
            case Failed(String cause, String detail) -> detail;
            case Match match -> "";
            case NotComparable notComparable -> "";
        };
    }
}
