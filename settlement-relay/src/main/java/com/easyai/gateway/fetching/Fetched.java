package com.easyai.gateway.fetching;

import java.time.Duration;
import java.util.Optional;

/** What came of getting a result from where it is. Every {@code why} is a plain sentence for operators. */
public sealed interface Fetched {
    /** All of it; {@code declared} is what was said of its type. Must be closed. */
    record Whole(Spool spool, Optional<String> declared) implements Fetched, AutoCloseable {
        @Override
        public void close() {
            spool.close();
        }
    }

    /** Certainly not to be had: not there any more, never a picture or a video, or where we do not go. */
    record Gone(String why) implements Fetched {}

    /** The source answered, and has nothing or not a result: perhaps not yet. Counted, for it may stay so. */
    record Missing(String why, Optional<Duration> retryAfter) implements Fetched {}

    /** Perhaps the next time. */
    record NotNow(String why, Optional<Duration> retryAfter) implements Fetched {}

    /** Its platform's servers have all the places they may have, or are failing; nothing was tried. */
    record NoPlace() implements Fetched {}
}
