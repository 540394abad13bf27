package com.easyai.gateway.event;

import com.easyai.gateway.job.JobId;

/** What a job topic carries: which job is new. No prompt, no credential; the store has the rest. */
public record JobReference(int v, JobId jobId) {
    public static final int VERSION = 1;

    public static JobReference to(JobId jobId) {
        return new JobReference(VERSION, jobId);
    }
}
