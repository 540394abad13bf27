package com.easyai.gateway.standin.desk;

/** What is wrong with a field of a request; {@code message} is a plain sentence that names the field. */
public record Problem(String field, Kind kind, String message) {

    /** The classes that providers tell apart in their error codes. */
    public enum Kind {
        MISSING,
        UNKNOWN,
        WRONG_TYPE,
        BAD_VALUE
    }
}
