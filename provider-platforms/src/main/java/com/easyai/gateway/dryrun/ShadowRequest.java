package com.easyai.gateway.dryrun;

import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/** A copy of a request that the old path served. {@code requestId} is the seed of every draw, as a job's id would be. */
public record ShadowRequest(String requestId, JobKind kind, String model, ObjectNode request, Legacy legacy) {
    /** Prints without the request, which is the user's. */
    @Override
    public String toString() {
        return "ShadowRequest[" + requestId + ", " + kind.wire() + " by " + model + "]";
    }
}
