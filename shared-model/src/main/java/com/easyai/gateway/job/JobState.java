package com.easyai.gateway.job;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a job is. {@link #mayBecome} is the table of legal transitions; the schema's statements are guarded by the same
 * table and a test compares the two.
 */
public enum JobState {
    /** Accepted, nobody works on it. */
    QUEUED(JobStatus.QUEUED),
    /** Accepted, no provider platform has room or is reachable just now. */
    WAITING(JobStatus.THROTTLED),
    /** A worker owns it, or a provider's task of it is alive, or an operator must decide (held). */
    RUNNING(JobStatus.IN_PROGRESS),
    /** The provider is done; results are on their way to server-main. */
    STORING(JobStatus.IN_PROGRESS),
    SUCCEEDED(JobStatus.SUCCEEDED),
    FAILED(JobStatus.FAILED),
    CANCELLED(JobStatus.CANCELLED),
    EXPIRED(JobStatus.EXPIRED);

    private static final Map<JobState, Set<JobState>> LEGAL = Map.of(
            QUEUED, EnumSet.of(RUNNING, CANCELLED, EXPIRED, FAILED),
            WAITING, EnumSet.of(RUNNING, CANCELLED, EXPIRED, FAILED),
            RUNNING, EnumSet.of(QUEUED, WAITING, RUNNING, STORING, FAILED, CANCELLED, EXPIRED),
            STORING, EnumSet.of(SUCCEEDED, FAILED),
            SUCCEEDED, EnumSet.noneOf(JobState.class),
            FAILED, EnumSet.noneOf(JobState.class),
            CANCELLED, EnumSet.noneOf(JobState.class),
            EXPIRED, EnumSet.noneOf(JobState.class));

    private final JobStatus status;

    JobState(JobStatus status) {
        this.status = status;
    }

    /** What callers are told. */
    public JobStatus status() {
        return status;
    }

    public boolean isTerminal() {
        return status.isTerminal();
    }

    public boolean mayBecome(JobState next) {
        return LEGAL.getOrDefault(this, Set.of()).contains(next);
    }
}
