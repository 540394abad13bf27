package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.admission.TellLimits;
import com.easyai.gateway.attempt.AcceptedTask;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.DeliverOutputs;
import com.easyai.gateway.recording.FailureWords;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import com.easyai.gateway.routing.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Writes down what a submission came to, and says what follows from it. */
final class SettleReply {
    /** What it takes to write a reply down. */
    record Tools(
            RecordOutcome record,
            DeliverOutputs deliver,
            SettleDoubt doubt,
            TellLimits limits,
            RetryRules rules,
            Clock clock) {}

    private final Tools tools;

    SettleReply(Tools tools) {
        this.tools = tools;
    }

    /** Every reply a submission can come to, and what follows from it. */
    Step settle(RunningJob job, Delivered.By by, Route.Stop stop, SubmitReply reply, Tries tries) {
        return switch (reply) {
            case SubmitReply.Completed done ->
                tools.deliver()
                        .deliver(job.claim(), by, done.outputs(), done.usage())
                        .map(nothing -> refused(job, by, nothing, tries))
                        .orElseGet(Step.Over::new);
            case SubmitReply.Accepted(TaskHandle task) -> accepted(job, by, task);
            case SubmitReply.Refused(Failure failure) -> refused(job, by, failure, tries);
            case SubmitReply.Throttled(Optional<Duration> retryAfter, String message) -> {
                tools.limits().throttled(stop, retryAfter.map(tools.rules()::believed));
                tries.throttled(by.platform());
                yield goOn(job, new Ended(by.number(), AttemptOutcome.THROTTLED, message, false));
            }
            case SubmitReply.NotReached(String message) -> {
                Duration pause = tools.rules().pauseAfter(tries.fruitless());
                tries.notReached(by.platform(), "was not reached just now", pause);
                yield goOn(job, new Ended(by.number(), AttemptOutcome.NOT_REACHED, message, false));
            }
            case SubmitReply.Unknown(String message) -> {
                boolean again = tools.doubt().isSettled(job, by.number(), tries, message);
                tries.rest(by.platform());
                yield again ? new Step.GoOn() : new Step.Over();
            }
        };
    }

    private Step accepted(RunningJob job, Delivered.By by, TaskHandle task) {
        var row = new AcceptedTask(job.claim(), by.number(), Json.MAPPER.writeValueAsString(task));
        return tools.record().accepted(row)
                ? new Step.Follow(new FollowedTask(by, task, tools.clock().instant()))
                : new Step.Over();
    }

    private Step refused(RunningJob job, Delivered.By by, Failure failure, Tries tries) {
        Ended ended = FailureWords.ended(by.number(), failure);
        return switch (failure.kind().next()) {
            case NOBODY -> {
                tools.record().failed(job.claim(), ended, FailureWords.error(failure));
                yield new Step.Over();
            }
            case OTHER_PLATFORM -> {
                tries.refused(by.platform(), failure);
                yield goOn(job, ended);
            }
            case SAME_PLATFORM -> {
                tries.failed(by.platform(), failure);
                yield tries.failures() < tools.rules().maxAttempts() ? goOn(job, ended) : failed(job, ended, failure);
            }
        };
    }

    private Step failed(RunningJob job, Ended ended, Failure failure) {
        tools.record().failed(job.claim(), ended, FailureWords.error(failure));
        return new Step.Over();
    }

    Step goOn(RunningJob job, Ended ended) {
        return tools.record().ended(job.claim(), ended) ? new Step.GoOn() : new Step.Over();
    }
}
