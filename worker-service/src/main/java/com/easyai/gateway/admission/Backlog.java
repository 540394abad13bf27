package com.easyai.gateway.admission;

import com.easyai.gateway.routing.Pool;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues with waiting jobs, as this worker knows them: seen a moment ago in the store, or joined from here since. A
 * fresh job does not pass those who wait in its queue.
 */
public final class Backlog {
    private volatile Set<String> seen = Set.of();
    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    public boolean isOccupied(Pool pool) {
        String key = pool.key();
        return seen.contains(key) || joined.contains(key);
    }

    /** A job has joined this queue from here. */
    public void joined(Pool pool) {
        joined.add(pool.key());
    }

    /** Forgets what was joined; to be called before the store is asked, so that nothing joined meanwhile is lost. */
    public void beforeLook() {
        joined.clear();
    }

    /** What the store says is occupied. */
    public void looked(Collection<String> pools) {
        seen = Set.copyOf(pools);
    }
}
