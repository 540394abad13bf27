package com.easyai.gateway.consumption;

import com.easyai.gateway.event.Topics;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.topics.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer loop of one kind. Nothing here can lose a job: a record is a hint, and the store's door brings a job whose
 * hint was lost, given up by the broker, or acknowledged a moment before this worker died. So a record is acknowledged once
 * its job was asked for, and released to other workers when there was no slot for it or the store did not answer.
 */
final class ConsumeKind {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumeKind.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** A broker that is away must not hold up a worker that stops. */
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final JobKind kind;
    private final ShareGroup group;
    private final TakeFreshJobs take;
    private final DeadLetters deadLetters;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    ConsumeKind(JobKind kind, ShareGroup group, TakeFreshJobs take, DeadLetters deadLetters) {
        this.kind = kind;
        this.group = group;
        this.take = take;
        this.deadLetters = deadLetters;
        // A platform thread: the client blocks in monitors while it waits for the broker.
        this.thread = Thread.ofPlatform().daemon().name("fresh-" + kind.wire()).unstarted(this::consume);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped.countDown();
    }

    /** Waits for the round under way; after it nothing is claimed any more, even if the client still says goodbye. */
    void join() {
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
                consume(group.consumer(kind));
            } catch (RuntimeException e) {
                LOG.warn(
                        "Kafka's door for {} jobs is shut and tried again until it opens; they come through the store,"
                                + " up to two seconds later: {}",
                        kind.wire(),
                        e.toString());
                LOG.debug("Kafka's door failed", e);
                pause();
            }
        }
    }

    private void consume(ShareConsumer<byte[], byte[]> consumer) {
        try {
            consumer.subscribe(List.of(Topics.jobs(kind)));
            while (!isStopped()) {
                round(consumer);
            }
        } finally {
            consumer.close(GOODBYE);
        }
    }

    private void round(ShareConsumer<byte[], byte[]> consumer) {
        if (!take.isRoomWithin(kind, POLL)) {
            return;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        try {
            take(consumer, records);
        } finally {
            FaultPoint.at("worker.before-acknowledge");
            consumer.commitAsync();
            FaultPoint.at("worker.after-acknowledge");
        }
    }

    private void take(ShareConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        var fresh = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var ids = new ArrayList<JobId>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Reading.of(record.value())) {
                case Reading.Fresh(JobId id) -> {
                    fresh.add(record);
                    ids.add(id);
                }
                case Reading.Unreadable(String cause) -> consumer.acknowledge(record, putAside(record, cause));
            }
        }
        int asked = ask(ids);
        for (int i = 0; i < fresh.size(); i++) {
            consumer.acknowledge(fresh.get(i), i < asked ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
        }
    }

    private int ask(List<JobId> ids) {
        try {
            return take.take(kind, ids);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} fresh {} jobs were not claimed; they are left for later: {}",
                    ids.size(),
                    kind.wire(),
                    e.toString());
            pause();
            return 0;
        }
    }

    private AcknowledgeType putAside(ConsumerRecord<byte[], byte[]> record, String cause) {
        if (deadLetters.send(record, cause)) {
            return AcknowledgeType.ACCEPT;
        }
        return AcknowledgeType.RELEASE;
    }

    private void pause() {
        try {
            boolean _ = stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
