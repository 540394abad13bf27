package com.easyai.gateway.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of callers who move it on while others are in the middle of a call. It goes on during a call, but never so far
 * that the call is too late to be sent: how busy the machine is must not decide how many calls a test sends.
 */
final class SharedClock {
    private final Duration margin;
    private final List<Instant> callsUnderWay = new ArrayList<>();
    private Instant now = TestLimits.now();

    /** With the time that a call may take and still be sent. */
    SharedClock(Duration margin) {
        this.margin = margin;
    }

    synchronized Instant beginCall() {
        callsUnderWay.add(now);
        return now;
    }

    /** Returns the time, which is before the margin's end. */
    synchronized Instant endCall(Instant begun) {
        callsUnderWay.remove(begun);
        notifyAll();
        return now;
    }

    /** Waits while a call is under way that the time would make too late. */
    synchronized void pass(Duration time) throws InterruptedException {
        while (callsUnderWay.stream().anyMatch(begun -> !now.plus(time).isBefore(begun.plus(margin)))) {
            wait();
        }
        TestLimits.pass(time);
        now = TestLimits.now();
    }
}
