package com.easyai.gateway.topics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Records on their way to the broker. Whoever hands one in never waits for it and is never told that it was lost. */
final class SendQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);

    private final String name;
    private final KafkaTemplate<String, byte[]> kafka;
    private final BlockingQueue<ProducerRecord<String, byte[]>> waiting;
    private final Counter dropped;
    private final Counter failed;
    private volatile boolean running;

    SendQueue(String name, KafkaTemplate<String, byte[]> kafka, int mostWaiting, MeterRegistry metrics) {
        this.name = name;
        this.kafka = kafka;
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        this.dropped = metrics.counter("gateway.publish.dropped");
        this.failed = metrics.counter("gateway.publish.failed");
    }

    void send(String topic, String key, byte[] value) {
        send(topic, key, value, List.of());
    }

    void send(String topic, String key, byte[] value, List<Header> headers) {
        if (!waiting.offer(new ProducerRecord<>(topic, null, key, value, headers))) {
            dropped.increment();
        }
    }

    void start() {
        running = true;
        // A platform thread: the producer blocks in monitors while it waits for a broker.
        Thread.ofPlatform().daemon().name(name).start(this::sendAll);
    }

    void stop() {
        running = false;
        kafka.flush();
    }

    boolean isRunning() {
        return running;
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
