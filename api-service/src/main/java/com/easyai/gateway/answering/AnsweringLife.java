package com.easyai.gateway.answering;

import com.easyai.gateway.asking.HeldSlots;
import com.easyai.gateway.asking.TryStops;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.calls.AbandonCalls;
import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.limits.ExtendPermits;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.relaying.LiveStreams;
import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What calls need while they are under way: the lease of this process, signs of life in silent streams, the slots of long
 * ones. And what calls of dead processes need: to be closed. On a thread of its own, ends that the store did not take are
 * written: however many they are, and however slow the store, the lease does not wait for them.
 */
final class AnsweringLife implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringLife.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** A lease survives two signs of life that did not come through. */
    private static final int SIGNS_A_LEASE = 3;

    private static final Duration SLOTS_EVERY = Duration.ofSeconds(60);

    private final InstanceLease lease;
    private final AbandonCalls abandon;
    private final Work work;
    private final Duration length;
    private final Pace leasePace;
    private final Pace slotPace = new Pace(SLOTS_EVERY);
    private List<Rounds> rounds = List.of();
    private volatile long othersHaveTimeUntil = System.nanoTime();

    /** What is under way. */
    record Work(HeldSlots slots, LiveStreams live, ExtendPermits permits, EndCall end) {}

    AnsweringLife(InstanceLease lease, AbandonCalls abandon, Work work, Duration length) {
        this.lease = lease;
        this.abandon = abandon;
        this.work = work;
        this.length = length;
        this.leasePace = new Pace(length.dividedBy(SIGNS_A_LEASE));
    }

    /** After the schema is there and before the web server lets anybody in; stopped after it, so after the last call. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        lease.extend();
        rounds = List.of(
                Rounds.start("calls-upkeep", TICK, this::tick),
                Rounds.start("calls-ends", TICK, () -> attempt("write the ends of calls", work.end()::writeRest)));
    }

    /**
     * What is known of an end is written before others may think that nobody knows it. Waits for no round under way: the
     * store may be away. A lease that one extends a moment later ends by itself.
     */
    @Override
    public synchronized void stop() {
        rounds.forEach(Rounds::stop);
        rounds = List.of();
        attempt("write the ends of calls", work.end()::writeUnwritten);
        attempt("give back its lease", lease::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return !rounds.isEmpty();
    }

    private void tick() {
        work.live().heartbeat();
        if (leasePace.isDue()) {
            attempt("extend its lease", this::extend);
            attempt("close the calls of the dead", this::abandon);
        }
        if (slotPace.isDue()) {
            attempt("extend the slots of streams", this::keepSlots);
        }
    }

    private void extend() {
        if (!lease.extend()) {
            othersHaveTimeUntil = System.nanoTime() + length.toNanos();
        }
    }

    /** When the store was away all leases have run out, and the living need a moment to extend theirs. */
    private void abandon() {
        if (System.nanoTime() - othersHaveTimeUntil < 0) {
            return;
        }
        int abandoned = abandon.ofTheDead();
        if (abandoned > 0) {
            LOG.warn(
                    "{} calls were abandoned: their gateway died. Nothing is charged; reconciliation lists them",
                    abandoned);
        }
    }

    private void keepSlots() {
        List<PermitRequest.Key> permits = work.slots().all();
        if (!permits.isEmpty()) {
            work.permits().extend(permits, TryStops.SLOT);
        }
    }

    /** A scheduled loop's broad catch: each of these is tried again soon. */
    private static void attempt(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("This gateway could not {}; it tries again: {}", what, e.toString());
            LOG.debug("It could not {}", what, e);
        }
    }
}
