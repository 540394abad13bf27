package com.easyai.gateway.jobevents;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.topics.Publish;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;

/** Takes the records of {@code gateway.job.events}. */
final class ReceiveHints implements MessageListener<String, byte[]> {
    private final JobWatches watches;
    private final Publish publish;

    ReceiveHints(JobWatches watches, Publish publish) {
        this.watches = watches;
        this.publish = publish;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> event) {
        try {
            watches.hint(read(event.value()));
        } catch (JacksonException | IllegalArgumentException e) {
            publish.unreadable(event, String.valueOf(e.getMessage()));
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
