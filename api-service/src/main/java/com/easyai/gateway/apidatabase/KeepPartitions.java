package com.easyai.gateway.apidatabase;

import com.easyai.gateway.schema.JobPartitions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the days' partitions before anything is served and drops those whose retention is over, again every hour. */
final class KeepPartitions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPartitions.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final JobPartitions partitions;
    private final Duration retention;
    private CountDownLatch stopped = new CountDownLatch(0);

    KeepPartitions(JobPartitions partitions, Duration retention) {
        this.partitions = partitions;
        this.retention = retention;
    }

    /** Before the web server, which starts last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        partitions.prepare();
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("keep-partitions").start(() -> keep(untilStopped));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void keep(CountDownLatch untilStopped) {
        try {
            while (!untilStopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                prepareAndDrop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A scheduled loop's broad catch: partitions exist days ahead, so the next round is in time. */
    private void prepareAndDrop() {
        try {
            partitions.prepare();
            partitions.drop(retention);
        } catch (RuntimeException e) {
            LOG.warn("The days' partitions could not be looked after; the next round in {} tries again", EVERY, e);
        }
    }
}
