package com.easyai.gateway.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One result of a provider, in the order asked for. */
public sealed interface Output {
    /** Behind a URL until {@code expiresAt}; {@code headers} must be sent to fetch it, and only to that URL's host. */
    record Remote(String url, Optional<String> mediaType, Instant expiresAt, Map<String, String> headers)
            implements Output {
        @Override
        public String toString() {
            return "Remote[until " + expiresAt + ", headers " + headers.keySet() + "]";
        }
    }

    /** In the answer itself. */
    record Inline(byte[] bytes, String mediaType) implements Output {}

    /** Asked for and not delivered, with the provider's reason. */
    record Missing(Failure failure) implements Output {}
}
