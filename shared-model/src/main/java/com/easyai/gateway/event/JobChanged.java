package com.easyai.gateway.event;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobStatus;

/** A hint that a job changed: {@code version} grows with each change its owner can see. The store has the truth. */
public record JobChanged(int v, JobId jobId, int version, JobStatus status) {
    public static final int VERSION = 1;

    public static JobChanged of(JobId jobId, int version, JobStatus status) {
        return new JobChanged(VERSION, jobId, version, status);
    }
}
