package com.easyai.gateway.consumption;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.job.JobId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a record of a job topic says. */
sealed interface Reading {
    record Fresh(JobId job) implements Reading {}

    record Unreadable(String cause) implements Reading {}

    /** A reference is some sixty bytes; room for fields that later versions add. */
    int LONGEST = 4096;

    static Reading of(byte @Nullable [] value) {
        if (value == null) {
            return new Unreadable("the record has no value");
        }
        if (value.length > LONGEST) {
            return new Unreadable("the record has " + value.length + " bytes; a reference has at most " + LONGEST);
        }
        try {
            return of(Json.MAPPER.readTree(value));
        } catch (JacksonException e) {
            return new Unreadable("the record is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Reading of(JsonNode reference) {
        if (reference.path("v").asInt(0) != JobReference.VERSION) {
            return new Unreadable("version " + reference.path("v") + " is not known; this worker reads version "
                    + JobReference.VERSION);
        }
        return JobId.parse(reference.path("jobId").asString(""))
                .<Reading>map(Fresh::new)
                .orElseGet(() -> new Unreadable("jobId is not a job's id"));
    }
}
