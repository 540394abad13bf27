package com.easyai.gateway.execution;

import com.easyai.gateway.admission.Backlog;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.recording.FailureWords;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import com.easyai.gateway.routing.Pool;
import java.time.Duration;

/** Lets go of a job that no platform takes now: to come back, to wait for room, or for good. */
final class LeaveJob {
    private static final String THROTTLED =
            "The providers of this model asked for a pause; the job goes on by itself after it.";
    private static final String OUT_OF_REACH =
            "The providers of this model are out of reach; the job goes on by itself.";
    private static final String FAILED = "The provider failed; the job is tried again by itself.";
    private static final JobError NOBODY = new JobError(
            ErrorCode.PROVIDER_FAILED, "No provider of this model could serve the request. Nothing is charged.");
    /** The attempts themselves are written down already. */
    private static final Ended NO_ATTEMPT = new Ended(0, AttemptOutcome.NOT_REACHED, "", false);

    private final RecordOutcome record;
    private final Backlog backlog;
    private final RetryRules rules;

    LeaveJob(RecordOutcome record, Backlog backlog, RetryRules rules) {
        this.record = record;
        this.backlog = backlog;
        this.rules = rules;
    }

    /** No platform is left to ask. */
    void untilLater(ClaimedJob job, Tries tries, Pool pool, boolean outOfReach) {
        if (tries.mayPass()) {
            Duration pause = rules.pauseAfter(tries.failures() - 1);
            record.retry(job.claim(), NO_ATTEMPT, pause, FAILED);
        } else if (tries.pause().isPresent()) {
            record.await(job.claim(), NO_ATTEMPT, tries.pause().get(), OUT_OF_REACH);
        } else if (tries.isThrottled()) {
            untilRoom(job, pool, THROTTLED);
        } else if (outOfReach) {
            record.await(job.claim(), NO_ATTEMPT, rules.pauseAfter(tries.fruitless() + 2), OUT_OF_REACH);
        } else {
            record.failed(
                    job.claim(),
                    NO_ATTEMPT,
                    tries.lastRefusal().map(FailureWords::error).orElse(NOBODY));
        }
    }

    /** Those that are left have no room: into the queue, unless one that just failed may be the better one soon. */
    void untilRoom(ClaimedJob job, Tries tries, Pool pool, String reason) {
        if (tries.mayPass()) {
            record.retry(job.claim(), NO_ATTEMPT, rules.pauseAfter(tries.failures() - 1), FAILED);
        } else {
            untilRoom(job, pool, reason);
        }
    }

    private void untilRoom(ClaimedJob job, Pool pool, String reason) {
        backlog.joined(pool);
        record.park(job.claim(), pool.key(), reason);
    }
}
