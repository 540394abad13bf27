package com.easyai.gateway.standin.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tasks in the order of their submits, and how often each prompt was submitted; the oldest are forgotten. */
public final class Tasks {
    private final Map<String, VideoTask> tasks;
    private final Map<String, Integer> submitsByPrompt;

    public Tasks(int capacity) {
        tasks = bounded(capacity);
        submitsByPrompt = bounded(capacity);
    }

    private static <V> Map<String, V> bounded(int capacity) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > capacity;
            }
        };
    }

    public synchronized VideoTask submit(String id, VideoTask.Request request, Duration takes, ServedFile file) {
        VideoTask task = new VideoTask(id, request, Instant.now(), takes, file);
        tasks.put(id, task);
        submitsByPrompt.merge(request.promptHash(), 1, Integer::sum);
        return task;
    }

    public synchronized Optional<VideoTask> find(String wire, String id) {
        return Optional.ofNullable(tasks.get(id))
                .filter(task -> task.request().wire().equals(wire));
    }

    public synchronized boolean remove(String id) {
        return tasks.remove(id) != null;
    }

    /** Newest first. */
    public List<VideoTask> ofWire(String wire) {
        return all().reversed().stream()
                .filter(task -> task.request().wire().equals(wire))
                .toList();
    }

    /** In the order of their submits. */
    public synchronized List<VideoTask> all() {
        return new ArrayList<>(tasks.values());
    }

    /** How many tasks were submitted with exactly this prompt, deleted ones included. */
    public int submits(String prompt) {
        return submitsOfHash(Note.hash(prompt));
    }

    public synchronized int submitsOfHash(String promptHash) {
        return submitsByPrompt.getOrDefault(promptHash, 0);
    }

    public synchronized void clear() {
        tasks.clear();
        submitsByPrompt.clear();
    }
}
