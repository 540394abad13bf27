package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.polling.CancelTasks;
import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rounds that go on beside the jobs. The heartbeat has a thread of its own, so that nothing holds it up. */
public final class Upkeep {
    private static final Duration EXPIRY = Duration.ofSeconds(1);
    private static final Duration MOST_BETWEEN_CANCELS = Duration.ofSeconds(1);

    /** What is done in the rounds. */
    record Chores(
            FreeLostJobs free,
            ExpireJobs expire,
            CancelRequests cancelRequests,
            CancelTasks cancelTasks,
            ShowCircuits showCircuits) {}

    private final KeepLease lease;
    private final LeaseSettings settings;
    private final Chores chores;
    private final List<Rounds> rounds = new ArrayList<>();

    Upkeep(KeepLease lease, LeaseSettings settings, Chores chores) {
        this.lease = lease;
        this.settings = settings;
        this.chores = chores;
    }

    /** Begins the lease and the rounds. */
    public void start() {
        lease.begin();
        Duration heartbeat = settings.heartbeat();
        rounds.add(Rounds.start("keep-lease", heartbeat, lease::extend));
        rounds.add(Rounds.start("free-lost-jobs", heartbeat, chores.free()::ofOthers));
        rounds.add(Rounds.start("free-own-strays", heartbeat, chores.free()::ofOurOwn));
        rounds.add(Rounds.start("expire-jobs", EXPIRY, chores.expire()::round));
        rounds.add(Rounds.start("show-circuits", EXPIRY, chores.showCircuits()::round));
        Duration cancels = heartbeat.compareTo(MOST_BETWEEN_CANCELS) < 0 ? heartbeat : MOST_BETWEEN_CANCELS;
        rounds.add(Rounds.start("cancel-tasks", cancels, this::cancel));
    }

    /** Ends the rounds, then the lease: what is still owned is free for others at once. */
    public void stop() {
        rounds.forEach(Rounds::close);
        rounds.clear();
        lease.end();
    }

    private void cancel() {
        chores.cancelTasks().cancel(chores.cancelRequests().of(lease.worker()));
    }
}
