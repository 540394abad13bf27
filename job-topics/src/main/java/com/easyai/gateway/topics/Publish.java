package com.easyai.gateway.topics;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Tells other services of what is already committed. Never blocks and never fails its caller: Kafka is only the faster
 * way, and what is lost here the store makes up for.
 */
public final class Publish implements SmartLifecycle {
    private static final int MOST_WAITING = 50_000;

    private final SendQueue queue;
    /** Of their own: who asks what became of one does not wait for what gathered while Kafka was away. */
    private final SendQueue settlements;

    Publish(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        this.queue = new SendQueue("publish", kafka, MOST_WAITING, metrics);
        this.settlements = new SendQueue("publish-settlements", kafka, MOST_WAITING, metrics);
    }

    /** A job was accepted, from a request of this trace. */
    public void fresh(JobKind kind, JobId job, Optional<TraceContext> trace) {
        byte[] reference = Json.MAPPER.writeValueAsBytes(JobReference.to(job));
        queue.send(Topics.jobs(kind), job.toString(), reference, TraceContext.headers(trace));
    }

    /** A job changed as its owner sees it. */
    public void changed(JobChanged change) {
        queue.send(Topics.JOB_EVENTS, change.jobId().toString(), Json.MAPPER.writeValueAsBytes(change));
    }

    /**
     * server-main has acknowledged this settlement; a reader may see it more than once, under the same event id. Tells
     * true once Kafka has it, false once it was given up, and nothing if this stops before.
     */
    public CompletableFuture<Boolean> settled(UUID eventId, byte[] settlement) {
        return settlements.sendAndTell(Topics.SETTLEMENT_EVENTS, eventId.toString(), settlement);
    }

    @Override
    public void start() {
        queue.start();
        settlements.start();
    }

    @Override
    public void stop() {
        queue.stop();
        settlements.stop();
    }

    @Override
    public boolean isRunning() {
        return queue.isRunning();
    }
}
