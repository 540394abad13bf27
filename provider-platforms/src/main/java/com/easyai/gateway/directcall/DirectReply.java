package com.easyai.gateway.directcall;

import com.easyai.gateway.adapter.Failure;
import java.time.Duration;
import java.util.Optional;

/** Everything that sending a call can come to. */
public sealed interface DirectReply {
    /** The platform answers. The answer must be closed. */
    record Answering(OpenAnswer answer) implements DirectReply {}

    /** It will not, or could not; nothing was produced. */
    record Refused(Failure failure) implements DirectReply {}

    /** Too many requests just now, with the provider's wish for a pause where it named one. */
    record Throttled(Optional<Duration> retryAfter, String message) implements DirectReply {}

    /** The request certainly did not reach the platform. */
    record NotReached(String message) implements DirectReply {}

    /** The request may have reached it; no answer came. */
    record Lost(String message) implements DirectReply {}
}
