package com.easyai.gateway.topics;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Tells other services of what is already committed. Never blocks and never fails its caller: Kafka is only the faster
 * way, and what is lost here the store makes up for.
 */
public final class Publish implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Publish.class);
    private static final int MOST_WAITING = 50_000;

    private final KafkaTemplate<String, byte[]> kafka;
    private final BlockingQueue<ProducerRecord<String, byte[]>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter dropped;
    private final Counter failed;
    private volatile boolean running;

    Publish(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        this.kafka = kafka;
        this.dropped = metrics.counter("gateway.publish.dropped");
        this.failed = metrics.counter("gateway.publish.failed");
    }

    /** A job was accepted. */
    public void fresh(JobKind kind, JobId job) {
        publish(Topics.jobs(kind), job, Json.MAPPER.writeValueAsBytes(JobReference.to(job)));
    }

    /** A job changed as its owner sees it. */
    public void changed(JobChanged change) {
        publish(Topics.JOB_EVENTS, change.jobId(), Json.MAPPER.writeValueAsBytes(change));
    }

    @Override
    public void start() {
        running = true;
        // A platform thread: the producer blocks in monitors while it waits for a broker.
        Thread.ofPlatform().daemon().name("publish").start(this::sendAll);
    }

    @Override
    public void stop() {
        running = false;
        kafka.flush();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void publish(String topic, JobId job, byte[] value) {
        if (!waiting.offer(new ProducerRecord<>(topic, job.toString(), value))) {
            dropped.increment();
        }
    }

    private void sendAll() {
        while (running) {
            try {
                var _ = kafka.send(waiting.take()).whenComplete((ok, e) -> {
                    if (e != null) {
                        failed.increment();
                    }
                });
            } catch (InterruptedException e) {
                return;
            } catch (KafkaException | org.springframework.kafka.KafkaException e) {
                failed.increment();
                LOG.debug("A record was not sent; the store makes up for it", e);
            }
        }
    }
}
