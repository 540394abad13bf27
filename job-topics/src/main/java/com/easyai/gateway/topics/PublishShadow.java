package com.easyai.gateway.topics;

import com.easyai.gateway.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Hands on copied requests and their comparisons, which are stored already. Knows no other topic: a dry run can announce
 * no job. Never blocks and never fails its caller.
 */
public final class PublishShadow implements SmartLifecycle {
    /** Copies may be large, and what does not fit is compared from the store. */
    private static final int MOST_WAITING = 200;

    private static final int MOST_WAITING_RESULTS = 20_000;
    /** A broker takes a mebibyte, unless it is told otherwise; a larger copy is compared from the store. */
    private static final int LARGEST = 1_000_000;

    private final SendQueue copies;
    private final SendQueue results;

    PublishShadow(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
        this.copies = new SendQueue("publish-copies", kafka, MOST_WAITING, metrics);
        this.results = new SendQueue("publish-comparisons", kafka, MOST_WAITING_RESULTS, metrics);
    }

    public void copy(String requestId, String document, Optional<TraceContext> trace) {
        if (document.length() <= LARGEST) {
            send(copies, Topics.SHADOW_REQUESTS, requestId, document, TraceContext.headers(trace));
        }
    }

    public void result(String requestId, String comparison) {
        send(results, Topics.SHADOW_RESULTS, requestId, comparison, List.of());
    }

    private static void send(SendQueue queue, String topic, String requestId, String text, List<Header> headers) {
        queue.send(topic, requestId, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Override
    public void start() {
        copies.start();
        results.start();
    }

    @Override
    public void stop() {
        copies.stop();
        results.stop();
    }

    @Override
    public boolean isRunning() {
        return copies.isRunning();
    }
}
