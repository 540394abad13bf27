package com.easyai.gateway.fetching;

import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.circuit.Circuits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets a part of the uploads at a time fetch from one platform: a platform whose files drip, or do not come at all, holds
 * up its own results and not those of the others. By platform and not by host, because hosts are the provider's to invent.
 */
final class SourceGate {
    private final Circuits circuits;
    private final int places;
    private final Map<String, Semaphore> platforms = new ConcurrentHashMap<>();

    SourceGate(Circuits circuits, int places) {
        this.circuits = circuits;
        this.places = places;
    }

    /** Leave for one download. Closed without a verdict it counts neither way. */
    record Entry(Circuit.Pass pass, Semaphore place) implements AutoCloseable {
        @Override
        public void close() {
            pass.close();
            place.release();
        }
    }

    /** Platforms that nobody would be let in to now. One that nobody fetched from yet is not among them. */
    List<String> full() {
        return platforms.entrySet().stream()
                .filter(platform -> platform.getValue().availablePermits() == 0
                        || !circuit(platform.getKey()).mayEnter())
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Entry> enter(String platform) {
        Semaphore place = platforms.computeIfAbsent(platform, name -> new Semaphore(places));
        if (!place.tryAcquire()) {
            return Optional.empty();
        }
        Optional<Circuit.Pass> pass = circuit(platform).enter();
        if (pass.isEmpty()) {
            place.release();
        }
        return pass.map(entered -> new Entry(entered, place));
    }

    private Circuit circuit(String platform) {
        return circuits.of("source-" + platform);
    }
}
