package com.easyai.gateway.duework;

import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps asking the store for due jobs, each kind on its own, so that one without slots holds up no other. */
public final class StoreDoor {
    /** An empty round costs one index lookup. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final TakeDueJobs take;
    private final List<Rounds> rounds = new ArrayList<>();
    private volatile boolean open;

    StoreDoor(TakeDueJobs take) {
        this.take = take;
    }

    public void open() {
        open = true;
        JobSlots.KINDS.forEach(kind -> rounds.add(Rounds.start("due-" + kind.wire(), PAUSE, () -> takeAll(kind))));
    }

    /** Returns when no more jobs come through. */
    public void shut() {
        open = false;
        rounds.forEach(Rounds::close);
        rounds.clear();
    }

    private void takeAll(JobKind kind) {
        boolean more = true;
        while (open && more) {
            more = take.isThereMore(kind);
        }
    }
}
