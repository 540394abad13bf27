package com.easyai.gateway.asking;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.directcall.DirectReply;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.time.Duration;
import java.util.Optional;

/** What a reply that is no answer means: for the caller, for the row, and for the other platforms. */
record Setbacks(DirectReply reply) {
    static final Optional<Long> NOTHING_USED = Optional.of(0L);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** False if the request itself is at fault. */
    boolean mayOthersBeAsked() {
        return !(reply instanceof DirectReply.Refused(Failure failure))
                || failure.kind().next() != Failure.Next.NOBODY;
    }

    CallOutcome outcome() {
        return mayOthersBeAsked() ? CallOutcome.FAILED : CallOutcome.REFUSED;
    }

    /** The tokens that the limits should count; empty for those reserved, as it is not known what was used. */
    Optional<Long> tokens() {
        return reply instanceof DirectReply.Lost ? Optional.empty() : NOTHING_USED;
    }

    GatewayException toException() {
        return switch (reply) {
            case DirectReply.Refused(Failure failure) -> GatewayException.of(code(failure.kind()), failure.message());
            case DirectReply.Throttled(Optional<Duration> retryAfter, String _) ->
                GatewayException.later(
                        ErrorCode.RATE_LIMIT_EXCEEDED,
                        "The providers of this model take no more requests just now; try again.",
                        retryAfter.orElse(SOON));
            case DirectReply.NotReached _, DirectReply.Lost _ ->
                GatewayException.of(
                        ErrorCode.PROVIDER_FAILED,
                        "No provider of this model answered; nothing is charged. Try again.");
            case DirectReply.Answering _ -> throw new IllegalStateException("an answer is no setback");
        };
    }

    /** For people who look at the row. */
    String why() {
        return switch (reply) {
            case DirectReply.Refused(Failure failure) -> failure.message();
            case DirectReply.Throttled(var _, String message) -> message;
            case DirectReply.NotReached(String message) -> message;
            case DirectReply.Lost(String message) -> message;
            case DirectReply.Answering _ -> throw new IllegalStateException("an answer is no setback");
        };
    }

    private static ErrorCode code(Failure.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST, INPUT_FETCH_FAILED -> ErrorCode.PROVIDER_REFUSED;
            case MODERATION_INPUT, MODERATION_OUTPUT -> ErrorCode.CONTENT_POLICY_VIOLATION;
            case UNSUPPORTED, AUTH, PERMISSION, BALANCE_EXHAUSTED, PROVIDER_UNAVAILABLE, TASK_LOST, CANCELLED ->
                ErrorCode.PROVIDER_FAILED;
        };
    }
}
