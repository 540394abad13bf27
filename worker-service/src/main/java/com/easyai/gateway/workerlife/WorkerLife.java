package com.easyai.gateway.workerlife;

import com.easyai.gateway.consumption.KafkaDoor;
import com.easyai.gateway.duework.StoreDoor;
import com.easyai.gateway.leasekeeping.Upkeep;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the doors last and shuts them first. On SIGTERM no job is taken any more, every job here is handed on, and the
 * lease ends; all of it while the connections to PostgreSQL are still open.
 */
final class WorkerLife implements SmartLifecycle {
    private final Upkeep upkeep;
    private final KafkaDoor kafkaDoor;
    private final StoreDoor storeDoor;
    private final LeaveJobs leave;
    private volatile boolean running;

    WorkerLife(Upkeep upkeep, KafkaDoor kafkaDoor, StoreDoor storeDoor, LeaveJobs leave) {
        this.upkeep = upkeep;
        this.kafkaDoor = kafkaDoor;
        this.storeDoor = storeDoor;
        this.leave = leave;
    }

    @Override
    public void start() {
        upkeep.start();
        kafkaDoor.open();
        storeDoor.open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        storeDoor.shut();
        kafkaDoor.shut();
        leave.allInTime();
        upkeep.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
