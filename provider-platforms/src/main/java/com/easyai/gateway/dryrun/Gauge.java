package com.easyai.gateway.dryrun;

/** One limit as it binds a call now: the lowest that applies, and what is used up to it. */
public record Gauge(long limit, long used) {
    public long remaining() {
        return Math.max(0, limit - used);
    }
}
