package com.easyai.gateway.guard;

import java.io.IOException;

/** A URL, or where it led, is none we connect to. No connection was made; the message is a plain sentence. */
public final class ForbiddenTargetException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenTargetException(String message) {
        super(message);
    }
}
