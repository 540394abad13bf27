package com.easyai.gateway.workerlife;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.recording.RecordOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on all jobs of a worker that ends. Those that only wait for their task go at once, and the next worker asks about
 * the same task. A submission under way is given time to be answered, because an answer that nobody heard is a doubt.
 */
final class LeaveJobs {
    private static final Logger LOG = LoggerFactory.getLogger(LeaveJobs.class);

    private static final Duration FOR_THE_STORE = Duration.ofSeconds(10);

    private final JobsInFlight inFlight;
    private final JobSlots slots;
    private final RecordOutcome record;
    private final Clock clock;
    private final Duration patience;

    LeaveJobs(JobsInFlight inFlight, JobSlots slots, RecordOutcome record, Clock clock, Duration patience) {
        this.inFlight = inFlight;
        this.slots = slots;
        this.record = record;
        this.clock = clock;
        this.patience = patience;
    }

    /** Gives up when PostgreSQL does not take it: the lease then runs out, and other workers free the jobs. */
    void allInTime() {
        Thread leaving = Thread.ofVirtual().name("leave-jobs").start(this::all);
        try {
            if (!leaving.join(patience.plus(FOR_THE_STORE))) {
                LOG.warn("The jobs here were not all handed back; others free them when this worker's lease runs out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void all() {
        var waiting = new ArrayList<Claim>();
        for (RunningJob job : inFlight.all()) {
            if (job.stop()) {
                waiting.add(job.claim());
            }
        }
        record.handedBack(waiting, Duration.ZERO);
        awaitTheOthers();
        List<Claim> unanswered = List.copyOf(inFlight.claims());
        record.handedBack(unanswered, Duration.ZERO);
        LOG.info(
                "Handed back {} jobs that waited for their task, and {} without an answer",
                waiting.size(),
                unanswered.size());
    }

    private void awaitTheOthers() {
        Instant end = clock.instant().plus(patience);
        for (JobKind kind : JobSlots.KINDS) {
            Duration left = Duration.between(clock.instant(), end);
            if (!slots.areAllFreeWithin(kind, left)) {
                LOG.warn("Some {} submissions were not answered within {}", kind.wire(), patience);
            }
        }
    }
}
