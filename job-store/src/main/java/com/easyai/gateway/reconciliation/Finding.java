package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.WorkId;

/** One thing that is wrong with one job or call. */
public record Finding(WorkId id, Difference difference, String message) {
    Finding(JobId id, Difference difference) {
        this(id, difference, difference.sentence());
    }
}
