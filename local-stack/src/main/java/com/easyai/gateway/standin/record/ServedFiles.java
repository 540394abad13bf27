package com.easyai.gateway.standin.record;

import com.easyai.gateway.standin.media.Media;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that were made, by id; the oldest are forgotten when there are very many. */
public final class ServedFiles {
    private final Map<String, ServedFile> files;

    public ServedFiles(int capacity) {
        files = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ServedFile> eldest) {
                return size() > capacity;
            }
        };
    }

    public synchronized ServedFile add(Media media, ServedFile.Delivery delivery) {
        ServedFile file = new ServedFile(media.marker(), media, delivery);
        files.put(file.id(), file);
        return file;
    }

    public synchronized Optional<ServedFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public synchronized List<ServedFile> all() {
        return new ArrayList<>(files.values());
    }

    public synchronized void clear() {
        files.clear();
    }
}
