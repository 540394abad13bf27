package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.attempt.AcceptedTask;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.DeliverOutputs;
import com.easyai.gateway.recording.FailureWords;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.routing.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Submits a job to one platform after the other until one takes it, or until it is clear that none does now. */
final class TryPlatforms {
    /** What a job's thread needs to try platforms. */
    record Tools(
            ChooseRoute choose,
            CallPlatforms calls,
            RecordOutcome record,
            DeliverOutputs deliver,
            SettleDoubt doubt,
            LeaveJob leave,
            RetryRules rules,
            Clock clock) {}

    private sealed interface Step {
        /** The reply is written down; another platform may be tried. */
        record GoOn() implements Step {}

        record Follow(FollowedTask task) implements Step {}

        /** The job is over, handed on, or somebody else's. */
        record Over() implements Step {}
    }

    private final Tools tools;

    TryPlatforms(Tools tools) {
        this.tools = tools;
    }

    Optional<FollowedTask> run(ClaimedJob job, Tries tries, RunningJob running) {
        CanonicalRequest request = ChooseRoute.request(job);
        while (!running.isStopped()) {
            Route route = tools.choose().route(job, request, tries.excluded());
            if (route.stops().isEmpty()) {
                tools.leave().untilLater(job, tries, tools.choose().isAnyOutOfReach(route, tries.excluded()));
                return Optional.empty();
            }
            switch (attempt(job, route, tries, running)) {
                case Step.Follow(FollowedTask task) -> {
                    return Optional.of(task);
                }
                case Step.Over() -> {
                    return Optional.empty();
                }
                case Step.GoOn() -> {}
            }
        }
        tools.record().handedBack(List.of(job.claim()), Duration.ZERO);
        return Optional.empty();
    }

    private Step attempt(ClaimedJob job, Route route, Tries tries, RunningJob running) {
        Route.Stop stop = route.stops().getFirst();
        Optional<Circuit.Pass> entered = tools.calls().enter(stop.platform());
        if (entered.isEmpty()) {
            tries.hadNoRoom(
                    stop.platform(), "its circuit is open", tools.rules().pauseAfter(tries.fruitless()));
            return new Step.GoOn();
        }
        try (Circuit.Pass pass = entered.get()) {
            var by = new Delivered.By(
                    tries.nextNumber(), stop.platform(), stop.offering().model().platformModel());
            if (!tools.record().started(newAttempt(job, by, route))) {
                return new Step.Over();
            }
            Duration limit = running.remaining(tools.clock().instant());
            return settle(job, by, tools.calls().submit(stop, limit, pass), tries);
        }
    }

    private static NewAttempt newAttempt(ClaimedJob job, Delivered.By by, Route route) {
        return new NewAttempt(
                job.claim(),
                by.number(),
                by.platform(),
                by.platformModel(),
                route.decision().revision(),
                Json.MAPPER.writeValueAsString(route.decision()));
    }

    /** Every reply a submission can come to, and what follows from it. */
    private Step settle(ClaimedJob job, Delivered.By by, SubmitReply reply, Tries tries) {
        return switch (reply) {
            case SubmitReply.Completed done ->
                tools.deliver()
                        .deliver(job.claim(), by, done.outputs(), done.usage())
                        .map(nothing -> refused(job, by, nothing, tries))
                        .orElseGet(Step.Over::new);
            case SubmitReply.Accepted(TaskHandle task) -> accepted(job, by, task);
            case SubmitReply.Refused(Failure failure) -> refused(job, by, failure, tries);
            case SubmitReply.Throttled(Optional<Duration> retryAfter, String message) ->
                noRoom(job, by, tries, new Ended(by.number(), AttemptOutcome.THROTTLED, message, false), retryAfter);
            case SubmitReply.NotReached(String message) -> {
                var ended = new Ended(by.number(), AttemptOutcome.NOT_REACHED, message, false);
                yield noRoom(job, by, tries, ended, Optional.empty());
            }
            case SubmitReply.Unknown(String message) -> {
                boolean again = tools.doubt().isSettled(job, by.number(), tries, message);
                tries.rest(by.platform());
                yield again ? new Step.GoOn() : new Step.Over();
            }
        };
    }

    private Step accepted(ClaimedJob job, Delivered.By by, TaskHandle task) {
        var row = new AcceptedTask(job.claim(), by.number(), Json.MAPPER.writeValueAsString(task));
        return tools.record().accepted(row)
                ? new Step.Follow(new FollowedTask(by, task, tools.clock().instant()))
                : new Step.Over();
    }

    /** Costs no attempt. */
    private Step noRoom(ClaimedJob job, Delivered.By by, Tries tries, Ended ended, Optional<Duration> retryAfter) {
        Duration pause = retryAfter
                .map(tools.rules()::believed)
                .orElseGet(() -> tools.rules().pauseAfter(tries.fruitless()));
        boolean isThrottled = ended.outcome() == AttemptOutcome.THROTTLED;
        tries.hadNoRoom(by.platform(), isThrottled ? "throttled just now" : "was not reached just now", pause);
        return goOn(job, ended);
    }

    private Step refused(ClaimedJob job, Delivered.By by, Failure failure, Tries tries) {
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

    private Step failed(ClaimedJob job, Ended ended, Failure failure) {
        tools.record().failed(job.claim(), ended, FailureWords.error(failure));
        return new Step.Over();
    }

    private Step goOn(ClaimedJob job, Ended ended) {
        return tools.record().ended(job.claim(), ended) ? new Step.GoOn() : new Step.Over();
    }
}
