package com.easyai.gateway.execution;

import com.easyai.gateway.admission.Admission;
import com.easyai.gateway.admission.Admit;
import com.easyai.gateway.admission.HeldPermit;
import com.easyai.gateway.admission.TellLimits;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.routing.Pool;
import com.easyai.gateway.routing.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Submits a job to one platform after the other until one takes it, or until it is clear that none does now. */
final class TryPlatforms {
    /** The attempts themselves are written down already. */
    private static final Ended UNWANTED = new Ended(0, AttemptOutcome.CANCELLED, "", false);

    /** What a job's thread needs to try platforms. */
    record Tools(
            ChooseRoute choose,
            Admit admit,
            TellLimits limits,
            SubmitJob submit,
            LeaveJob leave,
            RecordOutcome record) {}

    private final Tools tools;

    TryPlatforms(Tools tools) {
        this.tools = tools;
    }

    /** {@code woken}: what was taken for the job's first attempt here when it left its queue. */
    Optional<FollowedTask> run(ClaimedJob job, Tries tries, RunningJob running, Optional<HeldPermit> woken) {
        CanonicalRequest request = ChooseRoute.request(job);
        Optional<HeldPermit> held = woken;
        while (!running.isStopped() && !running.isCancelRequested()) {
            Route route = tools.choose().route(job, request, tries.excluded());
            switch (step(job, route, tries, running, held)) {
                case Step.Follow(FollowedTask task) -> {
                    return Optional.of(task);
                }
                case Step.Over() -> {
                    return Optional.empty();
                }
                case Step.GoOn() -> held = Optional.empty();
            }
        }
        held.ifPresent(permit -> tools.limits().unused(job, permit));
        letGo(job, running);
        return Optional.empty();
    }

    /** No provider has it, so a job that its user does not want any more is over; another worker goes on with any other. */
    private void letGo(ClaimedJob job, RunningJob running) {
        if (running.isCancelRequested()) {
            tools.record().cancelled(job.claim(), UNWANTED);
        } else {
            tools.record().handedBack(List.of(job.claim()), Duration.ZERO);
        }
    }

    private Step step(ClaimedJob job, Route route, Tries tries, RunningJob running, Optional<HeldPermit> held) {
        Pool pool = pool(job, route, tries);
        if (route.stops().isEmpty()) {
            held.ifPresent(permit -> tools.limits().unused(job, permit));
            tools.leave().untilLater(job, tries, pool, !route.closed().isEmpty());
            return new Step.Over();
        }
        return switch (admission(job, route, tries, pool, held)) {
            case Admission.At(int stop, HeldPermit permit) ->
                tools.submit().submit(job, new SubmitJob.Admitted(route, stop, permit), tries, running);
            case Admission.NoRoom(String reason) -> {
                tools.leave().untilRoom(job, tries, pool, reason);
                yield new Step.Over();
            }
        };
    }

    private Admission admission(ClaimedJob job, Route route, Tries tries, Pool pool, Optional<HeldPermit> held) {
        if (held.isPresent()) {
            HeldPermit permit = held.get();
            for (int stop = 0; stop < route.stops().size(); stop++) {
                if (route.stops().get(stop).platform().equals(permit.platform())) {
                    return new Admission.At(stop, permit);
                }
            }
            tools.limits().unused(job, permit);
        }
        return tools.admit().ask(job, tries.nextNumber(), route, pool);
    }

    /** The queue that the job would join. */
    private static Pool pool(ClaimedJob job, Route route, Tries tries) {
        var without = new TreeSet<>(route.unfit());
        without.addAll(tries.refusedBy());
        return Pool.of(job.kind(), job.model(), without);
    }
}
