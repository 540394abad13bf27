package com.easyai.gateway.dispatch;

import java.util.Locale;

/** What came of one try, as metrics count it. */
public enum Outcome {
    DELIVERED,
    REFUSED,
    PARKED,
    LOST,
    /** Sent, or tried to, and to be sent again. */
    POSTPONED,
    /** Given back without being sent. */
    RELEASED,
    /** Another relay had it by the time it was to be marked. */
    OVERTAKEN,
    /** Our own failure. */
    BROKEN;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
