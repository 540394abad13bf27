package com.easyai.gateway.charging;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for settlements that are owed a copy, for as long as the relay lives. */
final class CopyLater implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLater.class);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final CopySettlements copies;
    private volatile Optional<Thread> thread = Optional.empty();

    CopyLater(CopySettlements copies) {
        this.copies = copies;
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("copy-settlements").start(this::copyUntilStopped));
    }

    @Override
    public void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    private void copyUntilStopped() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!hasMore()) {
                    TimeUnit.MILLISECONDS.sleep(ROUND.toMillis());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Settlements are copied by other relays or after the next start: this one stops");
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
