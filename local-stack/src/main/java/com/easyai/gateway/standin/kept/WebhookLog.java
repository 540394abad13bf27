package com.easyai.gateway.standin.kept;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every webhook that came, the forged ones too. Bodies lie on disk. */
public final class WebhookLog implements AutoCloseable {
    private final JsonLines<ReceivedWebhook> file;
    private final List<Long> offsets = new ArrayList<>();
    private final Map<String, Integer> validByJob = new HashMap<>();
    private long invalid;

    public WebhookLog(Path folder) {
        file = JsonLines.open(folder.resolve("webhooks.jsonl"), ReceivedWebhook.class, this::remember);
    }

    public synchronized void add(ReceivedWebhook webhook) {
        remember(file.append(webhook), webhook);
    }

    private synchronized void remember(long offset, ReceivedWebhook webhook) {
        offsets.add(offset);
        if (webhook.valid()) {
            validByJob.merge(webhook.jobId(), 1, Integer::sum);
        } else {
            invalid++;
        }
    }

    /** The newest webhooks, oldest of them first. */
    public synchronized List<ReceivedWebhook> latest(int limit) {
        return offsets.subList(Math.max(0, offsets.size() - limit), offsets.size()).stream()
                .map(file::at)
                .toList();
    }

    /** How many webhooks with a good signature came for a job, repeats included. */
    public synchronized int validOf(String jobId) {
        return validByJob.getOrDefault(jobId, 0);
    }

    public synchronized int count() {
        return offsets.size();
    }

    public synchronized long invalidCount() {
        return invalid;
    }

    public synchronized void clear() {
        file.clear();
        offsets.clear();
        validByJob.clear();
        invalid = 0;
    }

    @Override
    public void close() {
        file.close();
    }
}
