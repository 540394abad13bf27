package com.easyai.gateway.consumption;

import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.topics.DeadLetters;
import java.util.ArrayList;
import java.util.List;

/** Takes fresh jobs from Kafka, each kind on a thread of its own. */
public final class KafkaDoor {
    private final ShareGroup group;
    private final TakeFreshJobs take;
    private final DeadLetters deadLetters;
    private final List<ConsumeKind> consumers = new ArrayList<>();

    KafkaDoor(ShareGroup group, TakeFreshJobs take, DeadLetters deadLetters) {
        this.group = group;
        this.take = take;
        this.deadLetters = deadLetters;
    }

    public void open() {
        for (JobKind kind : JobSlots.KINDS) {
            var consumer = new ConsumeKind(kind, group, take, deadLetters);
            consumers.add(consumer);
            consumer.start();
        }
    }

    /** Returns when no more jobs come through. */
    public void shut() {
        consumers.forEach(ConsumeKind::stop);
        consumers.forEach(ConsumeKind::join);
        consumers.clear();
    }
}
