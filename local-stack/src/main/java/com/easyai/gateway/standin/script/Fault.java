package com.easyai.gateway.standin.script;

import java.time.Duration;
import java.util.Optional;

/** How a call is made to fail before it has any effect; each wire words it in its own envelope. */
public sealed interface Fault {
    /** The provider calls the request invalid. */
    record Refused() implements Fault {}

    /** The provider's content policy refuses the prompt. */
    record Moderated() implements Fault {}

    record RateLimited(Optional<Duration> retryAfter) implements Fault {}

    /** The account has no money or quota left. */
    record NoMoney() implements Fault {}

    record Broken(int status) implements Fault {}

    /** A page of something in front of the provider, instead of the provider's JSON. */
    record WebPage(int status) implements Fault {}
}
