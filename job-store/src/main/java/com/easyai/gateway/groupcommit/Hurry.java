package com.easyai.gateway.groupcommit;

/** What becomes of a row while few others come in. */
public enum Hurry {
    /** A writer lets others gather for a moment: a statement each would cost the database more than the rows do. */
    NONE,
    /** A writer takes it at once. */
    USUAL,
    /**
     * Its caller writes it itself if no writer is at work, which saves handing it over and its result back. For callers
     * that nobody interrupts: an interrupt would break the statement off.
     */
    GREAT
}
