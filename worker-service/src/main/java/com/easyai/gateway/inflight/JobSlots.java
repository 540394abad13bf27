package com.easyai.gateway.inflight;

import com.easyai.gateway.job.JobKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many more jobs this worker takes, by kind. Both doors share them. */
public final class JobSlots {
    /** The kinds that a worker runs. */
    public static final List<JobKind> KINDS =
            Arrays.stream(JobKind.values()).filter(JobKind::isAsynchronous).toList();

    private final SlotSettings settings;
    private final Map<JobKind, Semaphore> free = new EnumMap<>(JobKind.class);

    public JobSlots(SlotSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        for (JobKind kind : KINDS) {
            var slots = new Semaphore(settings.of(kind));
            free.put(kind, slots);
            metrics.gauge("gateway.slots.free", Tags.of("kind", kind.wire()), slots, Semaphore::availablePermits);
            metrics.gauge(
                    "gateway.jobs.in.flight",
                    Tags.of("kind", kind.wire()),
                    slots,
                    s -> settings.of(kind) - s.availablePermits());
        }
    }

    /** Takes as many as are free, at most {@code max}; possibly none. */
    public int take(JobKind kind, int max) {
        Semaphore slots = slots(kind);
        for (int wanted = Math.min(max, slots.availablePermits()); wanted > 0; wanted--) {
            if (slots.tryAcquire(wanted)) {
                return wanted;
            }
        }
        return 0;
    }

    /** Waits until at least one is free, without taking it; false if none was in time. */
    public boolean isOneFreeWithin(JobKind kind, Duration patience) {
        boolean taken = acquire(kind, 1, patience);
        if (taken) {
            giveBack(kind, 1);
        }
        return taken;
    }

    public void giveBack(JobKind kind, int count) {
        slots(kind).release(count);
    }

    /** Waits until nothing of this kind is in flight. */
    public boolean areAllFreeWithin(JobKind kind, Duration patience) {
        boolean taken = acquire(kind, settings.of(kind), patience);
        if (taken) {
            giveBack(kind, settings.of(kind));
        }
        return taken;
    }

    private boolean acquire(JobKind kind, int count, Duration patience) {
        try {
            return slots(kind).tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Semaphore slots(JobKind kind) {
        Semaphore slots = free.get(kind);
        if (slots == null) {
            throw new IllegalArgumentException("a worker does not run " + kind);
        }
        return slots;
    }
}
