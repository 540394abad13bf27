package com.easyai.gateway.relaying;

import com.easyai.gateway.usage.Usage;
import java.util.Optional;

/**
 * What the gateway must know of a piece of JSON that a platform sent: an answer, or one event of a stream.
 *
 * @param model where the value of {@code model} stands, in bytes, from its first quote to behind its last
 * @param usage as the provider reports it
 * @param hasContent true if it carries choices or embeddings, and so more than usage
 * @param isFinished true if a choice says why it ended
 * @param isError true if it is an error and no answer
 */
public record Parts(
        Optional<Place> model, Optional<Usage> usage, boolean hasContent, boolean isFinished, boolean isError) {
    /** Bytes from {@code from} and before {@code to}. */
    public record Place(int from, int to) {}

    /** True for the event at the end of a stream that only tells the usage. */
    boolean isOnlyUsage() {
        return usage.isPresent() && !hasContent;
    }

    /** False for an error, in whatever shape a platform sends it with a success's status. */
    public boolean isAnswer() {
        return hasContent && !isError;
    }
}
