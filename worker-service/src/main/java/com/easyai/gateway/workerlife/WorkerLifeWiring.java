package com.easyai.gateway.workerlife;

import com.easyai.gateway.consumption.KafkaDoor;
import com.easyai.gateway.duework.StoreDoor;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.leasekeeping.Upkeep;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.wakeup.WakeupDoor;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's life, put together. */
@Configuration(proxyBeanMethods = false)
public class WorkerLifeWiring {
    /** Longer than a picture usually takes; what stops a worker must wait longer than that before it kills. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Doors doors(KafkaDoor fresh, StoreDoor due, WakeupDoor waiting) {
        return new Doors(fresh, due, waiting);
    }

    @Bean
    WorkerLife workerLife(Upkeep upkeep, Doors doors, LeaveJobs leave) {
        return new WorkerLife(upkeep, doors, leave);
    }

    @Bean
    LeaveJobs leaveJobs(JobsInFlight inFlight, JobSlots slots, RecordOutcome record, Clock clock) {
        return new LeaveJobs(inFlight, slots, record, clock, PATIENCE);
    }
}
