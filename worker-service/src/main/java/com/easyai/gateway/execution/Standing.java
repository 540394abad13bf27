package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.inflight.FollowedTask;
import java.util.List;
import java.util.Optional;

/** Where the attempts of earlier workers left a job. */
sealed interface Standing {
    /** Nothing of it is anywhere: it may be submitted. */
    record Clear() implements Standing {}

    /** A provider works on it: it must be asked about and never submitted again. */
    record HasTask(FollowedTask task) implements Standing {}

    /** An attempt was begun and nobody wrote how it ended: the provider may have the job or not. */
    record InDoubt(int attempt) implements Standing {}

    static Standing after(List<PastAttempt> earlier) {
        if (earlier.isEmpty()) {
            return new Clear();
        }
        PastAttempt last = earlier.getLast();
        Optional<AttemptOutcome> outcome = last.outcome();
        if (outcome.isEmpty()) {
            return new InDoubt(last.number());
        }
        return outcome.get() == AttemptOutcome.ACCEPTED ? new HasTask(task(last)) : new Clear();
    }

    private static FollowedTask task(PastAttempt attempt) {
        TaskHandle handle = Json.MAPPER.readValue(attempt.task().orElseThrow(), TaskHandle.class);
        var by = new Delivered.By(attempt.number(), attempt.platform(), attempt.platformModel());
        return new FollowedTask(by, handle, attempt.startedAt());
    }
}
