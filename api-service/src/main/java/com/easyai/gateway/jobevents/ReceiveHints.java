package com.easyai.gateway.jobevents;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.topics.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;

/** Takes the records of {@code gateway.job.events}. */
final class ReceiveHints implements MessageListener<byte[], byte[]> {
    private final JobWatches watches;
    private final DeadLetters unreadable;

    ReceiveHints(JobWatches watches, DeadLetters unreadable) {
        this.watches = watches;
        this.unreadable = unreadable;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> event) {
        try {
            watches.hint(read(event.value()));
        } catch (JacksonException | IllegalArgumentException e) {
            unreadable.send(event, String.valueOf(e.getMessage()));
        }
    }

    private static JobChanged read(byte[] value) {
        JobChanged change = Json.MAPPER.readValue(value, JobChanged.class);
        if (change == null || change.jobId() == null) {
            throw new IllegalArgumentException("names no job");
        }
        return change;
    }
}
