package com.easyai.gateway.workerlife;

import com.easyai.gateway.leasekeeping.Upkeep;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the doors last and shuts them first. On SIGTERM no job is taken any more, every job here is handed on, and the
 * lease ends; all of it while the connections to PostgreSQL are still open.
 */
final class WorkerLife implements SmartLifecycle {
    private final Upkeep upkeep;
    private final Doors doors;
    private final LeaveJobs leave;
    private volatile boolean running;

    WorkerLife(Upkeep upkeep, Doors doors, LeaveJobs leave) {
        this.upkeep = upkeep;
        this.doors = doors;
        this.leave = leave;
    }

    @Override
    public void start() {
        upkeep.start();
        doors.open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        doors.shut();
        leave.allInTime();
        upkeep.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
