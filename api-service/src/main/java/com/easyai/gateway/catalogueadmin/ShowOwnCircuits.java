package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    private int round;
    private Optional<Rounds> rounds = Optional.empty();

    ShowOwnCircuits(Circuits circuits, CircuitBoard board, InstanceLease lease) {
        this.circuits = circuits;
        this.board = board;
        this.lease = lease;
    }

    @Override
    public synchronized void start() {
        rounds = Optional.of(Rounds.start("show-circuits", ROUND, this::show));
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(Rounds::stop);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
    }

    /** A scheduled loop's broad catch: the next round sees the change again. */
    private void show() {
        round++;
        try {
            Map<String, String> now = states();
            boolean again = round % ROUNDS_UNTIL_AGAIN == 0;
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
