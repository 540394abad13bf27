package com.easyai.gateway.outbox;

import com.easyai.gateway.job.JobId;

/** The right to send one delivery once; {@code attempts} counts this one. */
public record DeliveryClaim(JobId job, int sequence, int epoch, int attempts) {
    @Override
    public String toString() {
        return job + "/" + sequence;
    }
}
