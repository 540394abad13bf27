package com.easyai.gateway.polling;

import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.RecordOutcome;
import java.time.Clock;
import java.time.Instant;

/**
 * Passes on one task's progress, where it is worth a write: a step of 5 %, not more often than every few seconds, and so
 * seldom that all tasks of a worker together make about a hundred writes a second.
 */
final class NoteProgress {
    private static final int STEP = 5;
    private static final int WHOLE = 100;
    private static final long PAUSE_MILLIS = 3000;
    private static final long MILLIS_FOR_EACH_TASK = 10;

    private final RecordOutcome record;
    private final Clock clock;
    private int noted;
    private Instant next = Instant.MIN;

    NoteProgress(RecordOutcome record, Clock clock) {
        this.record = record;
        this.clock = clock;
    }

    void note(RunningJob job, int reported, int tasks) {
        int percent = Math.clamp(reported, 0, WHOLE);
        Instant now = clock.instant();
        if (percent >= noted + STEP && !now.isBefore(next)) {
            noted = percent;
            next = now.plusMillis(Math.max(PAUSE_MILLIS, tasks * MILLIS_FOR_EACH_TASK));
            record.progress(job.claim(), percent);
        }
    }
}
