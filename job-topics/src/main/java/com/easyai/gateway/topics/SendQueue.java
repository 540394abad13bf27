package com.easyai.gateway.topics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Records on their way to the broker. Nobody who hands one in waits for it; only who asks is told what became of it. */
final class SendQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);

    private record Waiting(ProducerRecord<String, byte[]> record, CompletableFuture<Boolean> taken) {}

    private final String name;
    private final KafkaTemplate<String, byte[]> kafka;
    private final BlockingQueue<Waiting> waiting;
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
        add(new ProducerRecord<>(topic, null, key, value, headers), new CompletableFuture<>());
    }

    /**
     * Tells true once the broker has the record and false once it was given up. A record that still waits when the queue
     * stops is told nothing.
     */
    CompletableFuture<Boolean> sendAndTell(String topic, String key, byte[] value) {
        var taken = new CompletableFuture<Boolean>();
        add(new ProducerRecord<>(topic, key, value), taken);
        return taken;
    }

    private void add(ProducerRecord<String, byte[]> record, CompletableFuture<Boolean> taken) {
        if (!waiting.offer(new Waiting(record, taken))) {
            dropped.increment();
            taken.complete(false);
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
                send(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void send(Waiting next) {
        try {
            var _ = kafka.send(next.record()).whenComplete((ok, e) -> tell(next, e == null));
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            tell(next, false);
            LOG.debug("A record was not sent; the store makes up for it", e);
        }
    }

    private void tell(Waiting sent, boolean taken) {
        if (!taken) {
            failed.increment();
        }
        sent.taken().complete(taken);
    }
}
