package com.easyai.gateway.job;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a call whose caller waits for the answer, and the {@code X-Request-Id} of that answer: a version 7 UUID,
 * printed as {@code chat_} or {@code emb_} and 32 lower-case hexadecimal digits.
 */
public record CallId(JobKind kind, UUID value) implements WorkId {
    private static final String CHAT = "chat_";
    private static final String EMBEDDING = "emb_";

    public CallId {
        if (kind.isAsynchronous()) {
            throw new IllegalArgumentException(kind.wire() + " is accepted as a job, not answered as a call");
        }
    }

    public static CallId create(JobKind kind) {
        return new CallId(kind, UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads the form of the wire; empty for anything else. */
    public static Optional<CallId> parse(String text) {
        return PrefixedUuid.parse(CHAT, text)
                .map(id -> new CallId(JobKind.CHAT, id))
                .or(() -> PrefixedUuid.parse(EMBEDDING, text).map(id -> new CallId(JobKind.EMBEDDING, id)));
    }

    @JsonValue
    @Override
    public String toString() {
        return PrefixedUuid.print(kind == JobKind.CHAT ? CHAT : EMBEDDING, value);
    }
}
