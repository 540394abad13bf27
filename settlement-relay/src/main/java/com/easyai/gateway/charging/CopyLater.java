package com.easyai.gateway.charging;

import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for settlements that are owed a copy, for as long as the relay lives. */
final class CopyLater implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLater.class);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final CopySettlements copies;
    private Optional<Rounds> rounds = Optional.empty();

    CopyLater(CopySettlements copies) {
        this.copies = copies;
    }

    @Override
    public synchronized void start() {
        rounds = Optional.of(Rounds.start("copy-settlements", ROUND, this::copyAll));
    }

    /** What is not copied by then other relays copy, or this one after its next start. */
    @Override
    public synchronized void stop() {
        rounds.ifPresent(Rounds::stop);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
    }

    private void copyAll() {
        while (isRunning() && hasMore()) {
            LOG.debug("Settlements were copied that had waited for Kafka; there may be more");
        }
    }

    private boolean hasMore() {
        try {
            return copies.copyNoted();
        } catch (RuntimeException e) {
            LOG.warn("Settlements that are owed a copy could not be read or marked; tried again in a moment", e);
            return false;
        }
    }
}
