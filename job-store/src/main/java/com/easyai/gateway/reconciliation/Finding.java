package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.JobId;

/** One thing that is wrong with one job. */
public record Finding(JobId id, Difference difference, String message) {
    Finding(JobId id, Difference difference) {
        this(id, difference, difference.sentence());
    }
}
