package com.easyai.gateway.wakeup;

import com.easyai.gateway.admission.Backlog;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.execution.WokenJob;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.routing.Pool;
import com.easyai.gateway.waiting.ReadPools;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One round over all queues: wakes as many of each as there is room and as this worker has slots for. A queue without room
 * costs its line in one read, however many wait in it, and holds up no other.
 */
final class WakeJobs {
    /** A look at the next jobs of a queue reads as many for each of as many users. */
    private static final int BATCH = 50;

    /** Where queues are seen, and who takes jobs out of one. */
    record Steps(ReadPools pools, SeeRoom room, TakeNext take) {}

    private final Steps steps;
    private final Backlog backlog;
    private final JobSlots slots;
    private final StartJobs start;

    WakeJobs(Steps steps, Backlog backlog, JobSlots slots, StartJobs start) {
        this.steps = steps;
        this.backlog = backlog;
        this.slots = slots;
        this.start = start;
    }

    /** True if some queue may have more that could go at once. */
    boolean round() {
        backlog.beforeLook();
        List<String> pools = steps.pools().occupied();
        backlog.looked(pools);
        if (pools.isEmpty()) {
            return false;
        }
        Map<Scope, ReadLimits.Use> seen = steps.room().look();
        boolean more = false;
        for (String key : inAnyOrder(pools)) {
            Pool pool = Pool.parse(key);
            int room = steps.room().of(pool, seen, BATCH);
            more |= room > 0 && wake(pool, room);
        }
        return more;
    }

    /** Queues share platforms, and none is to be the first always. */
    private static List<String> inAnyOrder(List<String> pools) {
        var shuffled = new ArrayList<>(pools);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private boolean wake(Pool pool, int room) {
        int taken = slots.take(pool.kind(), room);
        if (taken == 0) {
            return false;
        }
        int started = 0;
        try {
            List<WokenJob> woken = steps.take().next(pool, taken);
            start.startWoken(woken);
            started = woken.size();
        } finally {
            slots.giveBack(pool.kind(), taken - started);
        }
        return started == BATCH;
    }
}
