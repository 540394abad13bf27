package com.easyai.gateway.shadowing;

import com.easyai.gateway.rounds.Rounds;
import com.easyai.gateway.shadowstore.DropOldCopies;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Takes copies and compares them while the worker lives, beside the jobs and without any of their slots. */
final class ShadowDoor implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration DROP_EVERY = Duration.ofHours(1);

    private final ConsumeCopies consume;
    private final CompareDueCopies compare;
    private final Runnable drop;
    private List<Rounds> rounds = List.of();

    ShadowDoor(ConsumeCopies consume, CompareDueCopies compare, DropOldCopies drop, Duration retention) {
        this.consume = consume;
        this.compare = compare;
        this.drop = () -> drop.drop(retention);
    }

    @Override
    public synchronized void start() {
        consume.start();
        rounds = List.of(
                Rounds.start("compare-copies", EVERY, compare::compareAll),
                Rounds.start("drop-old-copies", DROP_EVERY, drop));
    }

    @Override
    public synchronized void stop() {
        consume.stop();
        rounds.forEach(Rounds::close);
        rounds = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !rounds.isEmpty();
    }
}
