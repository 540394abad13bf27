package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.ExtendClaims;
import com.easyai.gateway.outbox.PostponeDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the loops of all kinds and holds what is under way: a claim is short, so that a dead relay's deliveries are soon
 * another's, and it is extended while this relay lives, so that a long upload is not begun a second time elsewhere. On
 * stop, what is under way may finish; the rest is given back at once.
 */
public final class Dispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int LOOK_MILLIS = 20;
    /** A lease survives two heartbeats that did not come through. */
    private static final int HEARTBEATS_A_LEASE = 3;

    private final List<DispatchLoop<?>> loops;
    private final ExtendClaims extend;
    private final PostponeDelivery postpone;
    private final Duration heartbeat;
    private volatile boolean running;

    Dispatcher(List<DispatchLoop<?>> loops, ExtendClaims extend, PostponeDelivery postpone, Duration lease) {
        this.loops = List.copyOf(loops);
        this.extend = extend;
        this.postpone = postpone;
        this.heartbeat = lease.dividedBy(HEARTBEATS_A_LEASE);
    }

    @Override
    public void start() {
        running = true;
        loops.forEach(DispatchLoop::start);
        Thread.ofPlatform().daemon().name("dispatch-heartbeat").start(this::keepClaims);
    }

    /** Returns when everything under way is marked or given back, within 20 s. */
    @Override
    public void stop() {
        loops.forEach(DispatchLoop::stopClaiming);
        long end = System.nanoTime() + GRACE.toNanos();
        while (!isDone() && System.nanoTime() - end < 0 && pause(LOOK_MILLIS)) {
            LOG.trace("Deliveries are still under way");
        }
        running = false;
        giveBack(held(System.nanoTime()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean isDone() {
        return loops.stream().allMatch(DispatchLoop::isDone);
    }

    private void giveBack(List<DeliveryClaim> rest) {
        for (DeliveryClaim claim : rest) {
            try {
                postpone.release(claim);
            } catch (RuntimeException e) {
                LOG.warn("Delivery {} could not be given back; it is due when its lease ends", claim, e);
            }
        }
    }

    private void keepClaims() {
        while (running && pause(heartbeat.toMillis())) {
            List<DeliveryClaim> held = held(System.nanoTime() - heartbeat.toNanos());
            try {
                if (!held.isEmpty()) {
                    extend.extend(held);
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "The leases of {} deliveries were not extended; others may send them again, under the same keys",
                        held.size(),
                        e);
            }
        }
    }

    private List<DeliveryClaim> held(long since) {
        return loops.stream().flatMap(loop -> loop.heldSince(since).stream()).toList();
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
