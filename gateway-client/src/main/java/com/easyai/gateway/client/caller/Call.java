package com.easyai.gateway.client.caller;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For whom, how long, and under which key a call is made. Without a key of the caller's every call gets a new one, which
 * makes its own repetitions safe; a caller that may repeat a call after a restart gives one it has stored.
 *
 * @param idempotencyKey names one request of this user, 1 to 255 printable ASCII characters; never used for another
 * @param timeout for everything: repetitions, a job that is followed, a stream up to its end
 */
public record Call(Caller caller, @Nullable String idempotencyKey, Duration timeout) {
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final int LONGEST_KEY = 255;

    public Call {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A call's timeout must be positive, not " + timeout + ".");
        }
        if (idempotencyKey != null && (!HeaderText.isPlain(idempotencyKey) || idempotencyKey.length() > LONGEST_KEY)) {
            throw new IllegalArgumentException("An idempotency key is 1 to 255 printable ASCII characters.");
        }
    }

    /** For ten minutes at most, the time a picture has by default. */
    public static Call by(Caller caller) {
        return new Call(caller, null, USUAL);
    }

    public Call within(Duration limit) {
        return new Call(caller, idempotencyKey, limit);
    }

    public Call withKey(String key) {
        return new Call(caller, key, timeout);
    }
}
