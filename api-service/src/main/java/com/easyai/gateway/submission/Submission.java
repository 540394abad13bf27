package com.easyai.gateway.submission;

import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/** A submission whose own fields are in order; {@code input} is still to be checked against the catalogue. */
record Submission(JobKind kind, String model, ObjectNode input, NewJob.Terms terms) {
    /** Prints without the input, which is the user's. */
    @Override
    public String toString() {
        return "Submission[" + kind.wire() + " by " + model + "]";
    }
}
