package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.OwnedJobs;
import com.easyai.gateway.claim.ReleaseJobs;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.job.JobId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers to all workers what nobody works on although somebody owns it. */
final class FreeLostJobs {
    private static final Logger LOG = LoggerFactory.getLogger(FreeLostJobs.class);
    private static final int BATCH = 500;

    private final KeepLease lease;
    private final Duration length;
    private final ReleaseJobs release;
    private final OwnedJobs owned;
    private final JobsInFlight inFlight;
    private Set<Claim> strays = Set.of();

    FreeLostJobs(KeepLease lease, Duration length, ReleaseJobs release, OwnedJobs owned, JobsInFlight inFlight) {
        this.lease = lease;
        this.length = length;
        this.release = release;
        this.owned = owned;
        this.inFlight = inFlight;
    }

    /** Frees the jobs of workers whose lease ran out. */
    void ofOthers() {
        if (!lease.mayJudge(length)) {
            return;
        }
        List<JobId> lost = release.ofLostLeases(BATCH);
        if (!lost.isEmpty()) {
            LOG.info("Freed {} jobs whose worker's lease had run out", lost.size());
        }
    }

    /**
     * Frees what the store says is ours and has no thread here: the answer to a claim was lost, or its thread broke. Seen
     * twice, so that a claim on its way from the store to its thread is not taken for one.
     */
    void ofOurOwn() {
        Set<Claim> running = inFlight.claims();
        var now = new HashSet<>(owned.of(lease.worker()));
        now.removeAll(running);
        List<Claim> seenTwice = now.stream().filter(strays::contains).toList();
        if (!seenTwice.isEmpty()) {
            LOG.warn("{} jobs were owned here and had no thread; they are offered to all workers", seenTwice.size());
            release.handBack(seenTwice, Duration.ZERO);
        }
        strays = now;
    }
}
