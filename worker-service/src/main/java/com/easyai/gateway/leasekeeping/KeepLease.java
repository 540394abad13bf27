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
    private volatile Instant extended = Instant.MIN;

    KeepLease(WorkerLease lease, OwnedJobs owned, JobsInFlight inFlight, Clock clock, String name) {
        this.lease = lease;
        this.owned = owned;
        this.inFlight = inFlight;
        this.clock = clock;
        this.name = name;
    }

    public void begin() {
        Instant now = clock.instant();
        worker = lease.begin(name);
        begun = now;
        extended = now;
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
        Instant now = clock.instant();
        if (lease.extend(worker())) {
            extended = now;
        } else {
            beginAgain();
        }
    }

    /** Ends the lease: nothing is this worker's any more. */
    public void end() {
        lease.end(worker());
    }

    /**
     * Whether this worker may say that others are dead: it has had its own lease for the length of one, and certainly has
     * it still. A store that was slow or away, or a pause of the whole machine, makes all leases run out at once; whoever
     * comes back first must not take the others for dead, nor itself.
     */
    boolean mayJudge(Duration length) {
        Instant start = clock.instant().minus(length);
        return begun.isBefore(start) && extended.isAfter(start);
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
