package com.easyai.gateway.adapter;

import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that asking for a task can come to. */
public sealed interface PollReply {
    /** Still at it; {@code progress} in percent where the provider tells. */
    record Pending(Optional<Integer> progress) implements PollReply {}

    record Succeeded(List<Output> outputs, Usage usage) implements PollReply {}

    /** The task ended without a result, and will not have one. */
    record Failed(Failure failure) implements PollReply {}

    /** No usable answer: an error, a word we do not know, a record not there yet. Says nothing about the task. */
    record AskAgain(String why, Optional<Duration> retryAfter) implements PollReply {}
}
