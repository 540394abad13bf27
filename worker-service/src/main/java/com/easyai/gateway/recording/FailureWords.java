package com.easyai.gateway.recording;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;

/** A provider's failure in the words of jobs, for their owners, and of attempts, for operators. */
public final class FailureWords {
    private FailureWords() {}

    /** What the job's owner is told. */
    public static JobError error(Failure failure) {
        ErrorCode code = switch (failure.kind()) {
            case MODERATION_INPUT, MODERATION_OUTPUT -> ErrorCode.CONTENT_POLICY_VIOLATION;
            case INVALID_REQUEST, INPUT_FETCH_FAILED, UNSUPPORTED -> ErrorCode.PROVIDER_REFUSED;
            case AUTH, PERMISSION, BALANCE_EXHAUSTED, PROVIDER_UNAVAILABLE, TASK_LOST, CANCELLED ->
                ErrorCode.PROVIDER_FAILED;
        };
        return new JobError(code, failure.message());
    }

    /** How the attempt ended: refused where this platform is not to be asked about the job again. */
    public static Ended ended(int number, Failure failure) {
        AttemptOutcome outcome = switch (failure.kind().next()) {
            case NOBODY, OTHER_PLATFORM -> AttemptOutcome.REFUSED;
            case SAME_PLATFORM -> AttemptOutcome.FAILED;
        };
        return new Ended(number, outcome, text(failure), true);
    }

    private static String text(Failure failure) {
        return failure.kind() + failure.providerCode().map(c -> " (" + c + ")").orElse("") + ": " + failure.message();
    }
}
