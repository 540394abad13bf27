package com.easyai.gateway.standin.record;

import com.easyai.gateway.standin.script.Directives;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider's task. Where it stands follows from the clock: a live one costs its fields and nothing else. */
public final class VideoTask {
    private static final long LONGEST_QUEUE_MILLIS = 1000;

    private final Request request;
    private final String id;
    private final Instant submittedAt;
    private final Duration takes;
    private final ServedFile file;
    private final AtomicInteger polls = new AtomicInteger();
    private volatile @Nullable Instant cancelledAt;
    private volatile @Nullable Instant polledBeforeEnd;
    private volatile @Nullable Instant polledAfterEnd;

    /** What was asked for, as far as answers repeat it. */
    public record Request(
            String wire,
            String model,
            String prompt,
            String promptHash,
            int width,
            int height,
            int seconds,
            Directives directives) {}

    /** Where a task stands at an instant. */
    public enum Phase {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    VideoTask(String id, Request request, Instant submittedAt, Duration takes, ServedFile file) {
        this.id = id;
        this.request = request;
        this.submittedAt = submittedAt;
        this.takes = takes;
        this.file = file;
    }

    public String id() {
        return id;
    }

    public Request request() {
        return request;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public ServedFile file() {
        return file;
    }

    /** Counts a poll and says how many there were before it. */
    public int polled() {
        Instant now = Instant.now();
        if (now.isBefore(endsAt())) {
            polledBeforeEnd = now;
        } else if (polledAfterEnd == null) {
            polledAfterEnd = now;
        }
        return polls.getAndIncrement();
    }

    /** When it was last polled before its end; null when it was not. */
    public @Nullable Instant polledBeforeEnd() {
        return polledBeforeEnd;
    }

    /** When it was first polled after its end; null while it was not. */
    public @Nullable Instant polledAfterEnd() {
        return polledAfterEnd;
    }

    public int polls() {
        return polls.get();
    }

    public Phase phase(Instant now) {
        if (cancelledAt != null) {
            return Phase.CANCELLED;
        }
        long age = Duration.between(submittedAt, now).toMillis();
        if (!neverEnds() && age >= takes.toMillis()) {
            return request.directives.has("task-fails") ? Phase.FAILED : Phase.SUCCEEDED;
        }
        return age < Math.min(takes.toMillis() / 5, LONGEST_QUEUE_MILLIS) ? Phase.QUEUED : Phase.RUNNING;
    }

    /** Per cent done, 0 to 100. */
    public int progress(Instant now) {
        long age = Duration.between(submittedAt, now).toMillis();
        long whole = Math.max(1, takes.toMillis());
        return switch (phase(now)) {
            case QUEUED -> 0;
            case RUNNING -> (int) Math.min(99, 100 * age / whole);
            case SUCCEEDED, FAILED, CANCELLED -> 100;
        };
    }

    /** When it ended, or will by its plan. */
    public Instant endsAt() {
        Instant cancelled = cancelledAt;
        return cancelled != null ? cancelled : submittedAt.plus(takes);
    }

    private boolean neverEnds() {
        return request.directives.has("never-ends");
    }

    /** Cancels it when it is still queued; false when it is too late. */
    public synchronized boolean cancel(Instant now) {
        if (phase(now) != Phase.QUEUED) {
            return false;
        }
        cancelledAt = now;
        return true;
    }
}
