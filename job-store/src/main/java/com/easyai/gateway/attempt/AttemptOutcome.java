package com.easyai.gateway.attempt;

/** How a try at a provider went. */
public enum AttemptOutcome {
    /** The request certainly did not arrive; costs no attempt. */
    NOT_REACHED,
    /** The provider will not, and this platform is not asked about the job again. */
    REFUSED,
    /** Too many requests just now; costs no attempt. */
    THROTTLED,
    /** The provider works on it; the attempt has a task. */
    ACCEPTED,
    COMPLETED,
    /** The provider could not: an error of its own, or a task that ended without a result. */
    FAILED,
    /** The request may have arrived and its answer was lost; never silently sent again. */
    UNKNOWN,
    /** The provider stopped the task as we asked. */
    CANCELLED
}
