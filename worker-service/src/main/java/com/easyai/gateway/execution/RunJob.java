package com.easyai.gateway.execution;

import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.RunningJob;
import java.util.List;
import java.util.Optional;

/** Brings one claimed job to a provider's task to follow, to its result, or to the reason why there is none yet. */
final class RunJob {
    private final TryPlatforms tryPlatforms;
    private final SettleDoubt doubt;

    RunJob(TryPlatforms tryPlatforms, SettleDoubt doubt) {
        this.tryPlatforms = tryPlatforms;
        this.doubt = doubt;
    }

    /** Returns the task that is left to follow; empty when this worker is through with the job. */
    Optional<FollowedTask> run(WokenJob woken, List<PastAttempt> earlier, RunningJob running) {
        ClaimedJob job = woken.job();
        Tries tries = Tries.of(job, earlier);
        return switch (Standing.after(earlier)) {
            case Standing.HasTask(FollowedTask task) -> Optional.of(task);
            case Standing.InDoubt(int attempt) ->
                doubt.isSettled(running, attempt, tries) ? submit(woken, tries, running) : Optional.empty();
            case Standing.Clear() -> submit(woken, tries, running);
        };
    }

    private Optional<FollowedTask> submit(WokenJob woken, Tries tries, RunningJob running) {
        return tryPlatforms.run(woken.job(), tries, running, woken.permit());
    }
}
