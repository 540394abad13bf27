package com.easyai.gateway.job;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The identity of what a user is charged for: a job or a call. Settlements name it as their requestId. */
public sealed interface WorkId permits JobId, CallId {
    UUID value();

    /** A call's id if {@code callKind} says which call's, else a job's. */
    static WorkId of(UUID value, @Nullable JobKind callKind) {
        return callKind == null ? new JobId(value) : new CallId(callKind, value);
    }

    /** Reads the form of the wire; empty for anything else. */
    static Optional<WorkId> parse(String text) {
        return JobId.parse(text).<WorkId>map(id -> id).or(() -> CallId.parse(text));
    }
}
