package com.easyai.gateway.upload;

import com.easyai.gateway.dispatch.Bells;
import com.easyai.gateway.ending.EndedJob;
import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.ending.FinishedArtifact;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.topics.Publish;

/** Marks a result stored or lost; if that ended its job, says so to those who wait and wakes what comes next. */
final class FinishJob {
    private final FinishStoring storing;
    private final Publish publish;
    private final Bells bells;

    FinishJob(FinishStoring storing, Publish publish, Bells bells) {
        this.storing = storing;
        this.publish = publish;
        this.bells = bells;
    }

    void finish(FinishedArtifact artifact) {
        storing.finish(artifact).ifPresent(this::tell);
    }

    private void tell(EndedJob job) {
        bells.ring(DeliveryKind.SETTLEMENT);
        bells.ring(DeliveryKind.WEBHOOK);
        publish.changed(JobChanged.of(job.id(), job.version(), job.state().status()));
    }
}
