package com.easyai.gateway.outbound;

import java.io.IOException;

/** A pooled connection turned out to be closed by the other side, before a byte of the request was written. */
final class StaleConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
        super("The server had closed the idle connection.");
    }
}
