package com.easyai.gateway.workerstore;

import com.easyai.gateway.rounds.Rounds;
import com.easyai.gateway.schema.JobPartitions;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** Makes the days' partitions at the start and every hour; they are made days ahead, so a failed round does no harm. */
final class KeepPartitions implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofHours(1);

    private final JobPartitions partitions;
    private Optional<Rounds> rounds = Optional.empty();

    KeepPartitions(JobPartitions partitions) {
        this.partitions = partitions;
    }

    /** Before any job is taken. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        partitions.prepare();
        rounds = Optional.of(Rounds.start("keep-partitions", EVERY, partitions::prepare));
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(Rounds::close);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
    }
}
