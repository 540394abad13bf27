package com.easyai.gateway.adapter;

import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything a submission can come to. */
public sealed interface SubmitReply {
    /** The provider answered with the results. */
    record Completed(List<Output> outputs, Usage usage) implements SubmitReply {}

    /** The provider took it and works on it; the handle must be committed before anything else happens. */
    record Accepted(TaskHandle task) implements SubmitReply {}

    /** The provider answered that it will not, or could not. Nothing is running there. */
    record Refused(Failure failure) implements SubmitReply {}

    /** Too many requests just now, with the provider's wish for a pause where it named one. */
    record Throttled(Optional<Duration> retryAfter, String message) implements SubmitReply {}

    /** The request certainly did not reach the provider (no connection, an open circuit). */
    record NotReached(String message) implements SubmitReply {}

    /** The request may have reached the provider, and what it did with it is not known. */
    record Unknown(String message) implements SubmitReply {}
}
