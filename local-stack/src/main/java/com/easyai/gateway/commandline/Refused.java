package com.easyai.gateway.commandline;

import java.io.Serial;

/** The gateway said no, or said nothing; the message is for the person who asked. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
