package com.easyai.gateway.rounds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own until closed. A round that fails is said once and tried again. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Runnable round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    private Rounds(String name, Duration first, Duration pause, Runnable round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> goRound(first, pause));
    }

    /** Begins with a pause. */
    public static Rounds start(String name, Duration pause, Runnable round) {
        return started(new Rounds(name, pause, pause, round));
    }

    /** Begins with a round. */
    public static Rounds startAtOnce(String name, Duration pause, Runnable round) {
        return started(new Rounds(name, Duration.ZERO, pause, round));
    }

    private static Rounds started(Rounds rounds) {
        rounds.thread.start();
        return rounds;
    }

    /** No round begins any more; one that is under way may go on. */
    public void stop() {
        closed.countDown();
    }

    /** Returns when the round under way, if any, is over. */
    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goRound(Duration first, Duration pause) {
        try {
            for (Duration next = first; !closed.await(next.toMillis(), TimeUnit.MILLISECONDS); next = pause) {
                once();
            }
        } catch (InterruptedException e) {
            LOG.error("{} was interrupted and has ended; restart this service", name, e);
        }
    }

    private void once() {
        try {
            round.run();
            if (failing) {
                LOG.info("{} works again", name);
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("{} failed and is tried again until it works: {}", name, e.toString());
                LOG.debug("{} failed", name, e);
            }
            failing = true;
        }
    }
}
