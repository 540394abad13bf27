package com.easyai.gateway.answering;

import com.easyai.gateway.asking.TryStops;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.calls.AbandonCalls;
import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.limits.ExtendPermits;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.relaying.LiveStreams;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What calls need while they are under way: the lease of this process, signs of life in silent streams, the slots of long
 * ones, ends that the store did not take. And what calls of dead processes need: to be closed.
 */
final class AnsweringLife implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringLife.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** A lease survives two signs of life that did not come through. */
    private static final int SIGNS_A_LEASE = 3;
    /** Seconds; slots last much longer. */
    private static final int SLOTS_EVERY = 60;

    private final InstanceLease lease;
    private final AbandonCalls abandon;
    private final Work work;
    private final long leaseEvery;
    private CountDownLatch stopped = new CountDownLatch(0);

    /** What is under way. */
    record Work(AnswerStream streams, LiveStreams live, ExtendPermits permits, EndCall end) {}

    AnsweringLife(InstanceLease lease, AbandonCalls abandon, Work work, Duration length) {
        this.lease = lease;
        this.abandon = abandon;
        this.work = work;
        this.leaseEvery = Math.max(1, length.dividedBy(SIGNS_A_LEASE).toSeconds());
    }

    /** After the schema is there and before the web server lets anybody in; stopped after it, so after the last call. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        lease.extend();
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofPlatform().daemon().name("calls-upkeep").start(() -> keep(untilStopped));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        attempt("give back its lease", lease::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void keep(CountDownLatch untilStopped) {
        try {
            for (long tick = 1; !untilStopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS); tick++) {
                tick(tick);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(long tick) {
        work.live().heartbeat();
        attempt("write the ends of calls", work.end()::writeRest);
        if (tick % leaseEvery == 0) {
            attempt("extend its lease", lease::extend);
            attempt("close the calls of the dead", this::abandon);
        }
        if (tick % SLOTS_EVERY == 0) {
            attempt("extend the slots of streams", this::keepSlots);
        }
    }

    private void abandon() {
        int abandoned = abandon.ofTheDead();
        if (abandoned > 0) {
            LOG.warn(
                    "{} calls were abandoned: their gateway died. Nothing is charged; reconciliation lists them",
                    abandoned);
        }
    }

    private void keepSlots() {
        List<PermitRequest.Key> permits = work.streams().permits();
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
