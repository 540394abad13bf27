package com.easyai.gateway.target;

import java.time.Duration;
import java.util.Optional;

/** What came of one POST to server-main. */
public sealed interface Answer {
    /** {@code body} is what could be read of it, up to a limit; {@code retryAfter} is what it asks for. */
    record Replied(int status, Optional<Duration> retryAfter, byte[] body) implements Answer {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** In plain words, for operators. The body stays out: it could repeat a secret. */
        public String sentence() {
            return "server-main answered " + status + ".";
        }
    }

    /** Whether it arrived is not known; {@code why} is a plain sentence. */
    record Silent(String why) implements Answer {}

    /** Nothing was sent: the circuit is open. */
    record NotAsked() implements Answer {}
}
