package com.easyai.gateway.wakeup;

import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.Optional;

/** Keeps looking for room while anybody waits. */
public final class WakeupDoor {
    /** A round in which nobody waits costs one index lookup; one in which all wait for room costs one more read. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final WakeJobs wake;
    private Optional<Rounds> rounds = Optional.empty();
    private volatile boolean open;

    WakeupDoor(WakeJobs wake) {
        this.wake = wake;
    }

    public synchronized void open() {
        open = true;
        rounds = Optional.of(Rounds.start("wake-jobs", PAUSE, this::wakeAll));
    }

    /** Returns when no more jobs come through. */
    public synchronized void shut() {
        open = false;
        rounds.ifPresent(Rounds::close);
        rounds = Optional.empty();
    }

    private void wakeAll() {
        boolean more = true;
        while (open && more) {
            more = wake.round();
        }
    }
}
