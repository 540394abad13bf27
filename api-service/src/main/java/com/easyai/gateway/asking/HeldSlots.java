package com.easyai.gateway.asking;

import com.easyai.gateway.limits.PermitRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The permits of streams, from before a platform is asked to the stream's end. Their slots are extended meanwhile: a platform
 * may be silent for longer than a slot lasts, and its task is alive all the same.
 */
public final class HeldSlots {
    private final Set<PermitRequest.Key> permits = ConcurrentHashMap.newKeySet();

    void hold(PermitRequest.Key permit) {
        permits.add(permit);
    }

    /** Nobody extends it any more. */
    public void letGo(PermitRequest.Key permit) {
        permits.remove(permit);
    }

    public List<PermitRequest.Key> all() {
        return List.copyOf(permits);
    }
}
