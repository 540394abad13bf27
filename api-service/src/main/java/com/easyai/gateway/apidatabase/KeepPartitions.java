package com.easyai.gateway.apidatabase;

import com.easyai.gateway.rounds.Rounds;
import com.easyai.gateway.schema.JobPartitions;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the days' partitions before anything is served and drops those whose retention is over, again every hour. */
final class KeepPartitions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPartitions.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final JobPartitions partitions;
    private final Duration retention;
    private Optional<Rounds> rounds = Optional.empty();

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
        rounds = Optional.of(Rounds.start("keep-partitions", EVERY, this::prepareAndDrop));
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(Rounds::stop);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
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
