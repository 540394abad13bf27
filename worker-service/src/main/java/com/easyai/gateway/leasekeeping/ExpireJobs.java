package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.topics.Publish;

/** Ends jobs whose time is over; every worker does, and each job ends once. */
final class ExpireJobs {
    private static final int BATCH = 200;

    private final EndJobs end;
    private final Publish publish;

    ExpireJobs(EndJobs end, Publish publish) {
        this.end = end;
        this.publish = publish;
    }

    void round() {
        end.expire(RunningJob.GRACE.toMillis(), BATCH)
                .forEach(job -> publish.changed(
                        JobChanged.of(job.id(), job.version(), job.state().status())));
    }
}
