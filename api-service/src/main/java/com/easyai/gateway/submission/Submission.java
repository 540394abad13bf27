package com.easyai.gateway.submission;

import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/** A submission whose own fields are in order; {@code input} is still to be checked against the catalogue. */
record Submission(JobKind kind, String model, ObjectNode input, NewJob.Terms terms, Form form) {
    /** How the input was sent. */
    enum Form {
        /** As the field {@code input} of a job. */
        IN_A_JOB("input."),
        /** As the body. */
        ALONE(""),
        /** As a form, where every value is text. */
        AS_TEXT("");

        private final String path;

        Form(String path) {
            this.path = path;
        }

        /** What the input's fields are called by in messages, before their names. */
        String path() {
            return path;
        }
    }

    /** Prints without the input, which is the user's. */
    @Override
    public String toString() {
        return "Submission[" + kind.wire() + " by " + model + "]";
    }
}
