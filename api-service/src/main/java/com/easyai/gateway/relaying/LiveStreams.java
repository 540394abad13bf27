package com.easyai.gateway.relaying;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that are being passed on, so that a silent one finds out whether its caller still listens. */
public final class LiveStreams {
    private final Set<CallerStream> live = ConcurrentHashMap.newKeySet();
    private final long silence;

    public LiveStreams(Duration silence) {
        this.silence = silence.toNanos();
    }

    void add(CallerStream stream) {
        live.add(stream);
    }

    void remove(CallerStream stream) {
        live.remove(stream);
        stream.close();
    }

    /** Says something in every stream that has been silent for too long; waits for none of the callers. */
    public void heartbeat() {
        for (CallerStream stream : live) {
            if (stream.silentNanos() > silence) {
                Thread.ofVirtual().name("heartbeat").start(stream::heartbeat);
            }
        }
    }

    public int size() {
        return live.size();
    }
}
