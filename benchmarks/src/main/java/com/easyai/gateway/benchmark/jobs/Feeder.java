package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.load.SubmitLoad;
import com.easyai.gateway.benchmark.stack.StandInHttp;

/** Keeps a number of jobs in the system, by what has arrived at server-main. */
final class Feeder {
    private final StandInHttp standIns;
    private final SubmitLoad load;
    private final int inSystem;
    private final long completeBefore;
    private long complete;
    private long submitted;

    Feeder(StandInHttp standIns, SubmitLoad load, int inSystem) {
        this.standIns = standIns;
        this.load = load;
        this.inSystem = inSystem;
        this.completeBefore = standIns.arrived().complete();
    }

    /** Allows as many submits as jobs have become complete since. */
    void feed() {
        submitted = count() + inSystem;
        load.allow(submitted);
    }

    /** Asks anew how many jobs are complete. */
    long count() {
        complete = standIns.arrived().complete() - completeBefore;
        return complete;
    }

    /** As of the last count. */
    long complete() {
        return complete;
    }

    long submitted() {
        return submitted;
    }

    boolean isEmpty() {
        return complete >= submitted;
    }

    String detail() {
        return complete + " complete of " + submitted;
    }
}
