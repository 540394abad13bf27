package com.easyai.gateway.reconciliation;

import java.time.Instant;
import java.util.UUID;

/** The ids above {@code after}, up to and with {@code last}. */
record IdRange(UUID after, UUID last) {
    private static final int TIME_SHIFT = 16;
    /** The last millisecond that the 48 bits of an id can name. */
    private static final long LAST_MILLI = (1L << 48) - 1;

    /** The ids made at {@code from} or later and before {@code to}; version 7 ids begin with their milliseconds. */
    static IdRange of(Instant from, Instant to) {
        return new IdRange(before(from), before(to));
    }

    IdRange startingAfter(UUID id) {
        return new IdRange(id, last);
    }

    IdRange endingWith(UUID id) {
        return new IdRange(after, id);
    }

    boolean isEmpty() {
        return after.equals(last);
    }

    private static UUID before(Instant time) {
        long millis = Math.clamp(millis(time), 1, LAST_MILLI);
        return new UUID((millis << TIME_SHIFT) - 1, -1);
    }

    private static long millis(Instant time) {
        return Math.multiplyExact(Math.clamp(time.getEpochSecond(), 0, LAST_MILLI / 1000), 1000L)
                + time.getNano() / 1_000_000;
    }
}
