package com.easyai.gateway.cancellation;

import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.topics.Publish;

/**
 * Cancels: at once and free what nobody works on, else by asking the worker to have its provider stop. What is over, or
 * delivered already, stays as it is.
 */
public final class CancelJob {
    /** A job may start, or fall back into the queue, between two looks; it does not do so again and again. */
    private static final int LOOKS = 3;

    private final EndJobs end;
    private final CancelRequests requests;
    private final Publish publish;

    CancelJob(EndJobs end, CancelRequests requests, Publish publish) {
        this.end = end;
        this.requests = requests;
        this.publish = publish;
    }

    /** Returns when the job is over or its worker was asked; nothing for another user's. */
    public void cancel(JobId job, String userSub) {
        boolean done = false;
        for (int look = 0; look < LOOKS && !done; look++) {
            done = endUnstarted(job, userSub) || requests.ask(job, userSub);
        }
    }

    private boolean endUnstarted(JobId job, String userSub) {
        var ended = end.cancelUnstarted(job, userSub);
        ended.ifPresent(now -> publish.changed(
                JobChanged.of(now.id(), now.version(), now.state().status())));
        return ended.isPresent();
    }
}
