package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.admission.HeldPermit;
import com.easyai.gateway.admission.TellLimits;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import com.easyai.gateway.routing.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Submits a job to the platform that it was admitted to: the attempt's row first, then the call. */
final class SubmitJob {
    /** What it takes to submit. */
    record Tools(CallPlatforms calls, Writing writing, SettleReply settle, RetryRules rules, Clock clock) {}

    /** Where it is written down what becomes of a job, and of its platform's limits. */
    record Writing(RecordOutcome record, TellLimits limits) {}

    /** The stop of a route that a job was admitted to. */
    record Admitted(Route route, int stop, HeldPermit permit) {
        Route.Stop at() {
            return route.stops().get(stop);
        }
    }

    private final Tools tools;

    SubmitJob(Tools tools) {
        this.tools = tools;
    }

    Step submit(ClaimedJob job, Admitted admitted, Tries tries, RunningJob running) {
        String platform = admitted.at().platform();
        Optional<Circuit.Pass> entered = tools.calls().enter(platform);
        if (entered.isEmpty()) {
            tools.writing().limits().unused(job, admitted.permit());
            tries.notReached(platform, "its circuit is open", tools.rules().pauseAfter(tries.fruitless()));
            return new Step.GoOn();
        }
        try (Circuit.Pass pass = entered.get()) {
            return attempt(job, admitted, tries, running, pass);
        }
    }

    private Step attempt(ClaimedJob job, Admitted admitted, Tries tries, RunningJob running, Circuit.Pass pass) {
        Route.Stop stop = admitted.at();
        var by = new Delivered.By(
                admitted.permit().attempt(),
                stop.platform(),
                stop.offering().model().platformModel());
        if (!tools.writing().record().started(newAttempt(job, by, admitted))) {
            return new Step.Over();
        }
        tries.begin();
        if (admitted.permit().granted().isLate()) {
            String why = "the time for which the call was counted ended before the call";
            return tools.settle().goOn(running, new Ended(by.number(), AttemptOutcome.NOT_REACHED, why, false));
        }
        Duration limit = running.remaining(tools.clock().instant());
        Departure departure = tools.writing().limits().departure(stop, admitted.permit());
        SubmitReply reply = tools.calls().submit(stop, limit, departure, pass);
        if (reply instanceof SubmitReply.Completed || reply instanceof SubmitReply.Accepted) {
            tools.writing().limits().succeeded(stop, admitted.permit());
        }
        return tools.settle().settle(running, by, stop, reply, tries);
    }

    private static NewAttempt newAttempt(ClaimedJob job, Delivered.By by, Admitted admitted) {
        return new NewAttempt(
                job.claim(),
                by.number(),
                by.platform(),
                by.platformModel(),
                admitted.route().decision().revision(),
                Json.MAPPER.writeValueAsString(admitted.route().decisionAt(admitted.stop())));
    }
}
