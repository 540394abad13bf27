package com.easyai.gateway.shadowing;

import com.easyai.gateway.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer loop of copied requests. An ordinary group and not a share group: here the record is all there is of the
 * copy, and a share group gives a record up after a few deliveries. The offset moves on once the copies before it are
 * stored, so that none is lost; one that comes twice is counted once.
 */
final class ConsumeCopies {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumeCopies.class);
    private static final String GROUP = "gateway-shadow-copies";
    private static final int MOST_RECORDS = 100;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final StoreCopies store;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    ConsumeCopies(String servers, StoreCopies store) {
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Also what was sent before any worker came.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS);
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

    /**
     * A consumer that failed, or that read what could not be stored, is thrown away; a new one goes on from the last copy
     * that is stored.
     */
    private void consume() {
        while (!isStopped()) {
            try (var consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consume(consumer);
                pause();
            } catch (RuntimeException e) {
                LOG.warn("Copied requests are not read from their topic; it is tried again: {}", e.toString());
                LOG.debug("Reading copied requests failed", e);
                pause();
            }
        }
    }

    /** Returns when it is stopped, and when what it read last is neither stored nor put aside. */
    private void consume(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(Topics.SHADOW_REQUESTS));
        while (!isStopped()) {
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            consumer.poll(POLL).forEach(records::add);
            if (!store.store(records)) {
                return;
            }
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
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
