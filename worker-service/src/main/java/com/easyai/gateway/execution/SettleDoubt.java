package com.easyai.gateway.execution;

import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.recording.RecordOutcome;

/**
 * What becomes of a submission whose answer was lost. The user is charged once or not at all in each case; a picture is
 * cheap enough to be made twice at our cost, once, and a video is not: an operator looks for it at the provider.
 */
final class SettleDoubt {
    private static final int MOST_LOST_PICTURES = 1;
    private static final String HELD =
            "The provider's answer to the submission was lost, so the video may be in the making."
                    + " An operator looks it up; the job ends at its deadline if nobody can.";
    private static final String GIVEN_UP =
            "The provider's answer was lost twice, and it is not known what became of the request. Nothing is charged.";

    private final RecordOutcome record;

    SettleDoubt(RecordOutcome record) {
        this.record = record;
    }

    /** Settles an attempt that an earlier worker left without an outcome; true if the job may be submitted again. */
    boolean isSettled(RunningJob job, int attempt, Tries tries) {
        return isSettled(job, attempt, tries, "the worker ended before it wrote down the answer");
    }

    /** Writes down that the attempt's outcome is unknown; true if the job may be submitted again. */
    boolean isSettled(RunningJob job, int attempt, Tries tries, String why) {
        var ended = new Ended(attempt, AttemptOutcome.UNKNOWN, why, true);
        if (job.isCancelRequested()) {
            record.cancelled(job.claim(), ended);
            return false;
        }
        if (job.kind() == JobKind.VIDEO) {
            record.hold(job.claim(), ended, HELD);
            return false;
        }
        if (tries.unknowns() >= MOST_LOST_PICTURES) {
            record.failed(job.claim(), ended, new JobError(ErrorCode.OUTCOME_UNKNOWN, GIVEN_UP));
            return false;
        }
        tries.lost();
        return record.ended(job.claim(), ended);
    }
}
