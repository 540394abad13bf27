package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;

/** The right to write about a job: good until the job changes hands, which makes its epoch grow. */
public record Claim(JobId job, int epoch) {
    @Override
    public String toString() {
        return job + "#" + epoch;
    }
}
