package com.easyai.gateway.outbound;

import java.io.IOException;

/** An answer has more bytes than the call allows; reading stopped there. */
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
        super("The answer is larger than the allowed " + maxBytes + " bytes.");
    }
}
