package com.easyai.gateway.standin.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest requests, oldest first, and the counts of all of them. */
public final class Journal {
    private final int capacity;
    private final Deque<RequestRecord> latest = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long total;

    public Journal(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void add(Note note, int status) {
        total++;
        counts.merge(note.wire + " " + note.outcome, 1L, Long::sum);
        if (latest.size() == capacity) {
            latest.removeFirst();
        }
        latest.addLast(new RequestRecord(
                total,
                note.arrivedAt,
                note.wire,
                note.method,
                note.path,
                note.model,
                note.taskId,
                note.promptHash,
                note.prompt,
                note.outcome,
                status,
                List.copyOf(note.inputs),
                note.tokens));
    }

    public synchronized List<RequestRecord> latest() {
        return new ArrayList<>(latest);
    }

    /** How many requests ended how, by {@code wire outcome}, since the start or the last {@link #clear}. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized long total() {
        return total;
    }

    /** Counts what became of a request after it was recorded. */
    public synchronized void later(Note note, String outcome) {
        counts.merge(note.wire + " " + outcome, 1L, Long::sum);
    }

    public synchronized void clear() {
        latest.clear();
        counts.clear();
        total = 0;
    }
}
