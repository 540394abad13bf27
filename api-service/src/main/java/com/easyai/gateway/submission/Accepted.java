package com.easyai.gateway.submission;

import com.easyai.gateway.job.JobObject;
import jakarta.servlet.http.HttpServletResponse;

/** The job as it was accepted, now or by an earlier request with the same key. */
public record Accepted(JobObject job, boolean replayed) {
    /** Says in an answer's headers that it is a repeated one, if it is. */
    public void announce(HttpServletResponse response) {
        if (replayed) {
            response.setHeader("Idempotent-Replayed", "true");
        }
    }
}
