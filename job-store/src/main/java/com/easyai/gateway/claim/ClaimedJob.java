package com.easyai.gateway.claim;

import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.time.Instant;

/**
 * A job as the worker that claimed it needs it. {@code request} is the canonical request as JSON; {@code failures} are the
 * attempts that count.
 */
public record ClaimedJob(
        Claim claim,
        int version,
        JobKind kind,
        String model,
        EndUser user,
        String request,
        PriceSnapshot prices,
        Times times,
        int failures,
        boolean cancelRequested) {

    /** On the database's clock. */
    public record Times(Instant createdAt, Instant deadline) {}

    public JobId id() {
        return claim.job();
    }

    /** False only for a job that nobody has owned before, which therefore has no attempts. */
    public boolean isTakenOver() {
        return claim.epoch() > 1;
    }
}
