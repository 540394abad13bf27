package com.easyai.gateway.execution;

import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.RecordOutcome;
import java.util.List;
import java.util.Optional;

/** Brings one claimed job to a provider's task to follow, to its result, or to the reason why there is none yet. */
final class RunJob {
    private final TryPlatforms tryPlatforms;
    private final SettleDoubt doubt;
    private final RecordOutcome record;

    RunJob(TryPlatforms tryPlatforms, SettleDoubt doubt, RecordOutcome record) {
        this.tryPlatforms = tryPlatforms;
        this.doubt = doubt;
        this.record = record;
    }

    /** Returns the task that is left to follow; empty when this worker is through with the job. */
    Optional<FollowedTask> run(WokenJob woken, List<PastAttempt> earlier, RunningJob running) {
        ClaimedJob job = woken.job();
        Tries tries = Tries.of(job, earlier);
        return switch (Standing.after(earlier)) {
            case Standing.HasTask(FollowedTask task) -> Optional.of(task);
            case Standing.InDoubt(int attempt) ->
                doubt.isSettled(job, attempt, tries) ? submit(woken, tries, running) : Optional.empty();
            case Standing.Clear() -> submit(woken, tries, running);
        };
    }

    private Optional<FollowedTask> submit(WokenJob woken, Tries tries, RunningJob running) {
        ClaimedJob job = woken.job();
        if (job.cancelRequested()) {
            record.cancelled(
                    job.claim(), new Ended(0, AttemptOutcome.CANCELLED, "cancelled before it was sent", false));
            return Optional.empty();
        }
        return tryPlatforms.run(job, tries, running, woken.permit());
    }
}
