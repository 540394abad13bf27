package com.easyai.gateway.polling;

import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.recording.RecordOutcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers to stop the tasks whose users do not want them any more. */
public final class CancelTasks {
    private static final Logger LOG = LoggerFactory.getLogger(CancelTasks.class);

    private final JobsInFlight inFlight;
    private final CallPlatforms calls;
    private final RecordOutcome record;

    public CancelTasks(JobsInFlight inFlight, CallPlatforms calls, RecordOutcome record) {
        this.inFlight = inFlight;
        this.calls = calls;
        this.record = record;
    }

    /** Returns at once; each provider is asked on a thread of its own. */
    public void cancel(List<JobId> wanted) {
        for (JobId id : wanted) {
            inFlight.find(id)
                    .filter(RunningJob::requestCancel)
                    .ifPresent(job -> job.task()
                            .ifPresent(task ->
                                    Thread.ofVirtual().name("cancel-" + id).start(() -> cancel(job, task))));
        }
    }

    private void cancel(RunningJob job, FollowedTask task) {
        switch (calls.cancel(task, job.kind())) {
            case CancelReply.Cancelled() -> {
                String why = "stopped by the provider on its user's wish";
                record.cancelled(job.claim(), new Ended(task.by().number(), AttemptOutcome.CANCELLED, why, false));
                job.stop();
            }
            case CancelReply.GoesOn(String why) ->
                LOG.info(
                        "The task {} of {} goes on to its end: {}",
                        task.handle().id(),
                        job.id(),
                        why);
        }
    }
}
