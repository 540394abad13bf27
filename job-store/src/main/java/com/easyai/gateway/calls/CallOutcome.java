package com.easyai.gateway.calls;

/** How a call ended. */
public enum CallOutcome {
    /** The caller has the whole answer. */
    ANSWERED,
    /** The provider failed in the middle of a stream; what was produced is billed. */
    BROKEN_OFF,
    /** The caller went away in the middle of a stream; what was produced is billed. */
    CALLER_LEFT,
    /** The provider refused the request as it stands. */
    REFUSED,
    /** No platform answered. */
    FAILED,
    /** The limits had no room in time; no provider was asked. */
    NO_ROOM;

    /** True if the provider produced something, which may cost something. */
    public boolean isProduced() {
        return this == ANSWERED || this == BROKEN_OFF || this == CALLER_LEFT;
    }
}
