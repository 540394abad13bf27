package com.easyai.gateway.adapter;

import java.time.Duration;
import java.util.Optional;

/** A provider's failure in neutral words. {@code message} is safe to show to the job's owner. */
public record Failure(Kind kind, String message, Optional<String> providerCode, Optional<Duration> retryAfter) {
    public static Failure of(Kind kind, String message) {
        return new Failure(kind, message, Optional.empty(), Optional.empty());
    }

    /** Who may be asked next about the same job. */
    public enum Next {
        SAME_PLATFORM,
        OTHER_PLATFORM,
        NOBODY
    }

    /** Why it failed, and with that who may be tried next. */
    public enum Kind {
        INVALID_REQUEST(Next.NOBODY),
        INPUT_FETCH_FAILED(Next.NOBODY),
        MODERATION_INPUT(Next.NOBODY),
        MODERATION_OUTPUT(Next.NOBODY),
        UNSUPPORTED(Next.OTHER_PLATFORM),
        AUTH(Next.OTHER_PLATFORM),
        PERMISSION(Next.OTHER_PLATFORM),
        BALANCE_EXHAUSTED(Next.OTHER_PLATFORM),
        PROVIDER_UNAVAILABLE(Next.SAME_PLATFORM),
        TASK_LOST(Next.OTHER_PLATFORM),
        CANCELLED(Next.NOBODY);

        private final Next next;

        Kind(Next next) {
            this.next = next;
        }

        public Next next() {
            return next;
        }
    }
}
