package com.easyai.gateway.adapter;

/** What came of asking a provider to stop a task. */
public sealed interface CancelReply {
    /** Stopped; it will not be charged and has no result. */
    record Cancelled() implements CancelReply {}

    /** This provider cannot stop a task, or not any more: it goes on to its end. */
    record GoesOn(String why) implements CancelReply {}
}
