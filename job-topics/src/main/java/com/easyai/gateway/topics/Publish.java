package com.easyai.gateway.topics;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Tells other services of what is already committed. Never blocks and never fails its caller: Kafka is only the faster
 * way, and what is lost here the store makes up for.
 */
public final class Publish implements SmartLifecycle {
    private static final int MOST_WAITING = 50_000;

    private final SendQueue queue;

    Publish(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        this.queue = new SendQueue("publish", kafka, MOST_WAITING, metrics);
    }

    /** A job was accepted. */
    public void fresh(JobKind kind, JobId job) {
        queue.send(Topics.jobs(kind), job.toString(), Json.MAPPER.writeValueAsBytes(JobReference.to(job)));
    }

    /** A job changed as its owner sees it. */
    public void changed(JobChanged change) {
        queue.send(Topics.JOB_EVENTS, change.jobId().toString(), Json.MAPPER.writeValueAsBytes(change));
    }

    @Override
    public void start() {
        queue.start();
    }

    @Override
    public void stop() {
        queue.stop();
    }

    @Override
    public boolean isRunning() {
        return queue.isRunning();
    }
}
