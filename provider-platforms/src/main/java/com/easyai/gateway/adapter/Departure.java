package com.easyai.gateway.adapter;

/** What has to be done when a submission is about to leave: its connection is there, and nothing of it is written yet. */
@FunctionalInterface
public interface Departure {
    Departure FREE = () -> {};

    /** Called on the submission's thread, which then sends at once. What is thrown here keeps it from leaving. */
    void leaving();
}
