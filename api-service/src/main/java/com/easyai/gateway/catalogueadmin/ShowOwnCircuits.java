package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.circuitboard.CircuitBoard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes down how the circuits of this api's chats and embeddings stand when that has changed, and again now and then: what
 * an api without a lease has written others may have cleared away.
 */
final class ShowOwnCircuits implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ShowOwnCircuits.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int ROUNDS_UNTIL_AGAIN = 30;

    private final Circuits circuits;
    private final CircuitBoard board;
    private final InstanceLease lease;
    private Map<String, String> shown = Map.of();
    private CountDownLatch stopped = new CountDownLatch(0);

    ShowOwnCircuits(Circuits circuits, CircuitBoard board, InstanceLease lease) {
        this.circuits = circuits;
        this.board = board;
        this.lease = lease;
    }

    @Override
    public synchronized void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("show-circuits").start(() -> show(untilStopped));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void show(CountDownLatch untilStopped) {
        try {
            for (int round = 1; !untilStopped.await(ROUND.toMillis(), TimeUnit.MILLISECONDS); round++) {
                show(round % ROUNDS_UNTIL_AGAIN == 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A scheduled loop's broad catch: the next round sees the change again. */
    private void show(boolean again) {
        try {
            Map<String, String> now = states();
            if (!now.isEmpty() && (again || !now.equals(shown))) {
                board.write(lease.id(), now);
                shown = now;
            }
        } catch (RuntimeException e) {
            LOG.warn("Operators see this gateway's circuits as they stood before; tried again in a moment", e);
        }
    }

    private Map<String, String> states() {
        return circuits.states().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, state -> state.getValue().name()));
    }
}
