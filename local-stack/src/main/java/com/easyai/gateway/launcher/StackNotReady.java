package com.easyai.gateway.launcher;

import java.io.Serial;

/** A part of the stack did not come up; the message says which, shows the end of its log, and what to do. */
public final class StackNotReady extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StackNotReady(String message) {
        super(message);
    }
}
