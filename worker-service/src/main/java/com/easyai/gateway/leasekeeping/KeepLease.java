package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.OwnedJobs;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.inflight.JobsInFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this worker's claims alive. A worker whose lease ran out (it was paused, or PostgreSQL was away) begins again
 * under a new id: what nobody took meanwhile it goes on with, everything else it drops.
 */
public final class KeepLease {
    private static final Logger LOG = LoggerFactory.getLogger(KeepLease.class);

    private final WorkerLease lease;
    private final OwnedJobs owned;
    private final JobsInFlight inFlight;
    private final Clock clock;
    private final String name;
    private volatile @Nullable WorkerId worker;
    private volatile Instant begun = Instant.MAX;

    KeepLease(WorkerLease lease, OwnedJobs owned, JobsInFlight inFlight, Clock clock, String name) {
        this.lease = lease;
        this.owned = owned;
        this.inFlight = inFlight;
        this.clock = clock;
        this.name = name;
    }

    public void begin() {
        worker = lease.begin(name);
        begun = clock.instant();
        LOG.info("Worker {} begins as {}", name, worker());
    }

    /** The current incarnation. */
    public WorkerId worker() {
        WorkerId current = worker;
        if (current == null) {
            throw new IllegalStateException("the worker's lease has not begun");
        }
        return current;
    }

    public void extend() {
        if (!lease.extend(worker())) {
            beginAgain();
        }
    }

    /** Ends the lease: nothing is this worker's any more. */
    public void end() {
        lease.end(worker());
    }

    /** True once this incarnation has lived that long. */
    boolean isOlderThan(Duration age) {
        return begun.plus(age).isBefore(clock.instant());
    }

    private void beginAgain() {
        WorkerId former = worker();
        Set<Claim> lost = new HashSet<>(inFlight.claims());
        begin();
        List<Claim> kept = owned.adopt(worker(), former);
        kept.forEach(lost::remove);
        LOG.warn("The lease of {} had run out; {} jobs go on, {} are left to others", former, kept.size(), lost.size());
        inFlight.stop(lost);
    }
}
