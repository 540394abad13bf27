package com.easyai.gateway.job;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The identity of a call whose caller waits for the answer, and the {@code X-Request-Id} of that answer: a version 7 UUID,
 * printed as {@code chat_} or {@code emb_} and 32 lower-case hexadecimal digits.
 */
public record CallId(JobKind kind, UUID value) {
    public CallId {
        if (kind.isAsynchronous()) {
            throw new IllegalArgumentException(kind.wire() + " is accepted as a job, not answered as a call");
        }
    }

    public static CallId create(JobKind kind) {
        return new CallId(kind, UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return PrefixedUuid.print(kind == JobKind.CHAT ? "chat_" : "emb_", value);
    }
}
