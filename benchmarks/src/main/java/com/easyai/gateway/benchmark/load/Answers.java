package com.easyai.gateway.benchmark.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What came back in one stretch of time. */
public final class Answers {
    private static final int MOST_REASONS = 5;

    private long[] nanos = new long[1 << 16];
    private int count;
    private int reopened;
    private final Map<String, Integer> refused = new TreeMap<>();

    synchronized void accepted(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = took;
    }

    synchronized void refused(String why) {
        if (refused.size() < MOST_REASONS || refused.containsKey(why)) refused.merge(why, 1, Integer::sum);
        else refused.merge("other reasons", 1, Integer::sum);
    }

    synchronized void reopened() {
        reopened++;
    }

    /** How many were answered with the wanted status. */
    public synchronized int count() {
        return count;
    }

    /** From the first byte sent to the last byte received, of each accepted one, in nanoseconds. */
    public synchronized long[] nanos() {
        return Arrays.copyOf(nanos, count);
    }

    /** Everything that had another status, by status or by what broke. */
    public synchronized Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }

    /** How often the server closed a connection after its answer. */
    public synchronized int connectionsReopened() {
        return reopened;
    }
}
