package com.easyai.gateway.upkeep;

import com.easyai.gateway.schema.JobPartitions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Makes partitions ahead of time and drops those past their retention, every hour. */
final class KeepPartitions {
    private final JobPartitions partitions;
    private final Duration retention;

    KeepPartitions(JobPartitions partitions, Duration retention) {
        this.partitions = partitions;
        this.retention = retention;
        partitions.prepare();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void prepare() {
        partitions.prepare();
    }

    @Scheduled(fixedDelay = 60, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void drop() {
        partitions.drop(retention);
    }
}
