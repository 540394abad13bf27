package com.easyai.gateway.consumption;

import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.leasekeeping.KeepLease;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Claims the jobs that records refer to, within the free slots, in one statement. */
final class TakeFreshJobs {
    /** Claiming and starting. */
    record Steps(ClaimJobs claim, KeepLease lease, StartJobs start) {}

    private final Steps steps;
    private final JobSlots slots;
    private final MeterRegistry metrics;
    private final Clock clock;

    TakeFreshJobs(Steps steps, JobSlots slots, MeterRegistry metrics, Clock clock) {
        this.steps = steps;
        this.slots = slots;
        this.metrics = metrics;
        this.clock = clock;
    }

    boolean isRoomWithin(JobKind kind, Duration patience) {
        return slots.isOneFreeWithin(kind, patience);
    }

    /**
     * Claims as many of these as there are slots, in their order; returns how many that were. One that could not be
     * claimed had been begun, cancelled or dropped before.
     */
    int take(JobKind kind, List<JobId> ids) {
        int taken = slots.take(kind, ids.size());
        int started = 0;
        try {
            started = taken == 0 ? 0 : claimAndStart(kind, ids.subList(0, taken));
        } finally {
            slots.giveBack(kind, taken - started);
        }
        return taken;
    }

    private int claimAndStart(JobKind kind, List<JobId> ids) {
        FaultPoint.at("worker.before-claim");
        List<ClaimedJob> claimed = steps.claim().fresh(steps.lease().worker(), ids);
        FaultPoint.at("worker.after-claim");
        steps.start().start(claimed);
        metrics.counter("gateway.claims", "door", "kafka", "kind", kind.wire()).increment(claimed.size());
        var lag = metrics.timer("gateway.claim.lag", "kind", kind.wire());
        claimed.forEach(job -> lag.record(Duration.between(job.times().createdAt(), clock.instant())));
        return claimed.size();
    }
}
