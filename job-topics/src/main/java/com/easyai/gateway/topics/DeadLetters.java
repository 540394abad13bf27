package com.easyai.gateway.topics;

import com.easyai.gateway.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Puts records that cannot be read aside, with their cause and origin, so that consumption goes on. */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Enough to see what it was; a record as large as the broker takes would not fit any more with its headers. */
    private static final int MOST_BYTES = 64 * 1024;

    private final KafkaTemplate<byte[], byte[]> kafka;

    DeadLetters(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /** True once the broker has it; false if it has to be tried again. */
    public boolean send(ConsumerRecord<byte[], byte[]> unreadable, String cause) {
        String origin = unreadable.topic() + "-" + unreadable.partition() + "@" + unreadable.offset();
        LOG.warn("The record {} cannot be read and goes to {}: {}", origin, Topics.DEAD_LETTER, cause);
        try {
            kafka.send(letter(unreadable, cause)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("The record {} was not put aside yet; it is read again", origin, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, String cause) {
        var letter = new ProducerRecord<>(Topics.DEAD_LETTER, cut(record.key()), cut(record.value()));
        header(letter, "gateway-cause", cause);
        header(letter, "gateway-topic", record.topic());
        header(letter, "gateway-partition", Integer.toString(record.partition()));
        header(letter, "gateway-offset", Long.toString(record.offset()));
        header(letter, "gateway-bytes", Integer.toString(Math.max(0, record.serializedValueSize())));
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES);
    }
}
