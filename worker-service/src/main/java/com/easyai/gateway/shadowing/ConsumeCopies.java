package com.easyai.gateway.shadowing;

import com.easyai.gateway.consumption.ShareGroup;
import com.easyai.gateway.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer loop of copied requests. A record is acknowledged once it is stored, and else released to all workers. */
final class ConsumeCopies {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumeCopies.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ShareGroup group;
    private final StoreCopies store;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    ConsumeCopies(ShareGroup group, StoreCopies store) {
        this.group = group;
        this.store = store;
        // A platform thread: the client blocks in monitors while it waits for the broker.
        this.thread = Thread.ofPlatform().daemon().name("copies").unstarted(this::consume);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped.countDown();
        try {
            boolean _ = thread.join(GOODBYE.plus(POLL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** A consumer that failed is thrown away and a new one is made, for as long as it takes. */
    private void consume() {
        while (!isStopped()) {
            try {
                consume(group.consumer("shadow"));
            } catch (RuntimeException e) {
                LOG.warn("Copied requests are not read from their topic; it is tried again: {}", e.toString());
                LOG.debug("Reading copied requests failed", e);
                pause();
            }
        }
    }

    private void consume(ShareConsumer<byte[], byte[]> consumer) {
        try {
            consumer.subscribe(List.of(Topics.SHADOW_REQUESTS));
            while (!isStopped()) {
                var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
                consumer.poll(POLL).forEach(records::add);
                AcknowledgeType outcome = store(records);
                records.forEach(record -> consumer.acknowledge(record, outcome));
                consumer.commitAsync();
            }
        } finally {
            consumer.close(GOODBYE);
        }
    }

    private AcknowledgeType store(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            store.store(records);
            return AcknowledgeType.ACCEPT;
        } catch (RuntimeException e) {
            LOG.warn("{} copied requests were not stored; they are read again: {}", records.size(), e.toString());
            pause();
            return AcknowledgeType.RELEASE;
        }
    }

    private void pause() {
        try {
            boolean _ = stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
