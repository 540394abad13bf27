package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.PostponeDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what is due of one kind, never more than there are places for, and gives each delivery a virtual thread. While
 * the circuit is open nothing is claimed, so that an outage costs the waiting deliveries no attempt; while it is half open
 * only as many as may probe.
 */
final class DispatchLoop<D> {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
    /** Long enough for places to get free and work to gather, so that a claim brings several. */
    private static final Duration GATHER = Duration.ofMillis(10);
    /** Where little comes in, claiming it one by one would cost the database more than the work itself. */
    private static final Gathering UPLOADS = new Gathering(8, Duration.ofMillis(50));
    /** Nobody waits for these to be told what came of their request. */
    private static final Gathering MESSAGES = new Gathering(32, Duration.ofMillis(100));

    /** Fewer than {@code few} in a claim: that long until the next. */
    private record Gathering(int few, Duration time) {
        static Gathering of(DeliveryKind kind) {
            return switch (kind) {
                case UPLOAD -> UPLOADS;
                case SETTLEMENT, WEBHOOK -> MESSAGES;
            };
        }

        Duration after(int claimed) {
            return claimed < few ? time : GATHER;
        }
    }

    private static final Duration SHORTEST_IDLE = Duration.ofMillis(50);
    private static final Duration LONGEST_IDLE = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration AFTER_OUR_FAILURE = Duration.ofSeconds(30);

    private final Courier<D> courier;
    private final PostponeDelivery postpone;
    private final Bells bells;
    private final DeliveryMeters meters;
    private final int probes;
    private final Map<DeliveryClaim, Long> underWay = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean running = true;
    private Duration idle = SHORTEST_IDLE;

    DispatchLoop(Courier<D> courier, DispatchTools tools) {
        this.courier = courier;
        this.postpone = tools.postpone();
        this.bells = tools.bells();
        this.meters = tools.meters().of(courier.kind());
        this.probes = tools.probes();
        this.thread =
                Thread.ofPlatform().name("dispatch-" + courier.kind().name()).unstarted(this::runUntilStopped);
    }

    void start() {
        thread.start();
    }

    void stopClaiming() {
        running = false;
        thread.interrupt();
    }

    /** Everything under way since before {@code nanos}, a {@link System#nanoTime}. */
    List<DeliveryClaim> heldSince(long nanos) {
        return underWay.entrySet().stream()
                .filter(held -> held.getValue() - nanos < 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isDone() {
        return !thread.isAlive() && underWay.isEmpty();
    }

    private void runUntilStopped() {
        while (running) {
            try {
                turn();
            } catch (InterruptedException e) {
                LOG.debug("{} are not claimed any more: the relay stops", courier.kind());
            } catch (RuntimeException e) {
                LOG.warn("Due deliveries of kind {} could not be claimed; tried again in a moment", courier.kind(), e);
                pauseQuietly();
            }
        }
    }

    private void turn() throws InterruptedException {
        int room = room();
        List<D> claimed = room > 0 ? courier.claim(room) : List.of();
        claimed.forEach(this::begin);
        if (room > 0 && claimed.isEmpty()) {
            bells.await(courier.kind(), idle);
            idle = shorter(idle.multipliedBy(2), LONGEST_IDLE);
        } else {
            idle = SHORTEST_IDLE;
            Duration pause = room > 0 ? Gathering.of(courier.kind()).after(claimed.size()) : GATHER;
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    private int room() {
        int most = switch (courier.circuit().state()) {
            case CLOSED -> courier.places();
            case HALF_OPEN -> Math.min(probes, courier.places());
            case OPEN -> 0;
        };
        return Math.max(0, most - underWay.size());
    }

    private void begin(D delivery) {
        underWay.put(courier.claimOf(delivery), System.nanoTime());
        Thread.ofVirtual().name("deliver-", 0).start(() -> deliver(delivery));
    }

    private void deliver(D delivery) {
        DeliveryClaim claim = courier.claimOf(delivery);
        try {
            meters.count(courier.deliver(delivery));
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} of kind {} was not marked; it is sent again", claim, courier.kind(), e);
            meters.count(Outcome.BROKEN);
            postponeQuietly(claim, e);
        } finally {
            underWay.remove(claim);
        }
    }

    private void postponeQuietly(DeliveryClaim claim, RuntimeException cause) {
        try {
            String error =
                    "The gateway itself failed on it: " + cause.getClass().getSimpleName() + ". See its log.";
            postpone.retry(claim, AFTER_OUR_FAILURE, error);
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} could not be postponed either; it is due when its lease ends", claim);
        }
    }

    private static void pauseQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            LOG.debug("The relay stops");
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
