package com.easyai.gateway.standin.desk;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that never repeat, not after a restart either, and that sort by time. */
public final class Ids {
    private final AtomicLong last = new AtomicLong(Instant.now().toEpochMilli() << 20);

    public String next(String prefix) {
        return prefix + Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
    }
}
