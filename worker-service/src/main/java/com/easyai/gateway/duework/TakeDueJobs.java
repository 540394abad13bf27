package com.easyai.gateway.duework;

import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.leasekeeping.KeepLease;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** Claims what is due of one kind, as long as there are free slots, and starts it. */
final class TakeDueJobs {
    /** Each may carry input pictures of many megabytes, all in memory until their threads have sent them. */
    private static final int BATCH = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ClaimJobs claim;
    private final KeepLease lease;
    private final JobSlots slots;
    private final StartJobs start;
    private final MeterRegistry metrics;

    TakeDueJobs(ClaimJobs claim, KeepLease lease, JobSlots slots, StartJobs start, MeterRegistry metrics) {
        this.claim = claim;
        this.lease = lease;
        this.slots = slots;
        this.start = start;
        this.metrics = metrics;
    }

    /** True if there may be more: the batch was full, or there was no slot to ask for. */
    boolean isThereMore(JobKind kind) {
        if (!slots.isOneFreeWithin(kind, PATIENCE)) {
            return true;
        }
        int taken = slots.take(kind, BATCH);
        int started = 0;
        try {
            started = taken == 0 ? 0 : claimAndStart(kind, taken);
        } finally {
            slots.giveBack(kind, taken - started);
        }
        return started == taken;
    }

    private int claimAndStart(JobKind kind, int max) {
        FaultPoint.at("worker.before-claim");
        List<ClaimedJob> claimed = claim.due(lease.worker(), kind, max);
        FaultPoint.at("worker.after-claim");
        start.start(claimed);
        metrics.counter("gateway.claims", "door", "store", "kind", kind.wire()).increment(claimed.size());
        return claimed.size();
    }
}
