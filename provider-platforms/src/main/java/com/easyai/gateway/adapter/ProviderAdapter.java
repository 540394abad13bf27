package com.easyai.gateway.adapter;

import java.time.Duration;
import java.util.Set;

/**
 * One provider's wire, one generation of it. Adapters are stateless and shared by all jobs; every reply is a value, also
 * a refusal, a lost connection or nonsense from the other side.
 */
public interface ProviderAdapter {
    /** The catalogue's {@code adapter}, such as {@code openai}. */
    String name();

    /** The credentials that every call needs, by the names they have in the catalogue. */
    default Set<String> credentials() {
        return Set.of("apiKey");
    }

    /**
     * Turns a canonical request into the parameters this provider would be sent. Pure: no clock, no network, no
     * randomness, so that a dry run can compare its result. A value that the provider cannot express is refused here,
     * never dropped.
     */
    Preparation prepare(ProviderRequest request);

    /**
     * How many tokens the provider is likely to count for a call, to be reserved where it allows only so many a minute; 0
     * where nobody knows. Pure.
     */
    default long expectedTokens(PreparedCall call) {
        return 0;
    }

    /**
     * How much longer than usual the provider may take to answer a call; {@link #submit} waits that much longer, and so
     * must whoever holds something for the length of the call. Pure.
     */
    default Duration extraTime(PreparedCall call) {
        return Duration.ZERO;
    }

    /**
     * Sends a prepared request. Never throws for what the provider or the network does; returns
     * {@link SubmitReply.Unknown} whenever the provider may have received the request and no answer was understood.
     */
    SubmitReply submit(PreparedCall call, Account account, InputMedia inputs);

    /** Asks once how a task is doing. Errors and words it does not know are {@link PollReply.AskAgain}. */
    PollReply poll(TaskHandle task, Account account);

    /** Asks the provider to stop a task. */
    CancelReply cancel(TaskHandle task, Account account);
}
