package com.easyai.gateway.inflight;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A job that has a thread here. It holds what following a task needs and no more: the request, which may carry pictures of
 * many megabytes, is let go of when the provider has it.
 */
public final class RunningJob {
    /** A provider's task is heard once more after the job's deadline; then the job expires. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** A provider that did not stop a task when asked this often will not. */
    private static final int MOST_CANCELS = 3;

    private final Claim claim;
    private final JobKind kind;
    private final Instant deadline;
    private final int failures;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean cancelRequested;
    private @Nullable FollowedTask task;
    private int cancels;

    public RunningJob(ClaimedJob job) {
        this.claim = job.claim();
        this.kind = job.kind();
        this.deadline = job.times().deadline();
        this.failures = job.failures();
        this.cancelRequested = job.cancelRequested();
    }

    public Claim claim() {
        return claim;
    }

    public JobId id() {
        return claim.job();
    }

    public JobKind kind() {
        return kind;
    }

    /** The time until nobody waits for a result any more; negative when it is over. */
    public Duration remaining(Instant now) {
        return Duration.between(now, deadline.plus(GRACE));
    }

    /** The attempts that counted when the job was claimed. */
    public int failures() {
        return failures;
    }

    /** From now on the job only waits for this task; false if it was stopped before, and must be handed back. */
    public synchronized boolean follow(FollowedTask accepted) {
        task = accepted;
        return !isStopped();
    }

    public synchronized Optional<FollowedTask> task() {
        return Optional.ofNullable(task);
    }

    /**
     * Ends the job's work here as soon as it can be left off. True if it only follows a task: then its thread writes
     * nothing more, and whoever stopped it hands it back.
     */
    public synchronized boolean stop() {
        boolean first = !isStopped();
        stopped.countDown();
        return first && task != null;
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits; true if the job is stopped by then. */
    public boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Its user wants it stopped; true while it is worth asking the provider (again). */
    public synchronized boolean requestCancel() {
        cancelRequested = true;
        return task != null && ++cancels <= MOST_CANCELS;
    }

    public boolean isCancelRequested() {
        return cancelRequested;
    }
}
