package com.easyai.gateway.topics;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while Kafka does not answer or a topic is missing. */
final class KafkaReadiness extends AbstractHealthIndicator {
    private final CreateTopics topics;

    KafkaReadiness(CreateTopics topics) {
        this.topics = topics;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (topics.isReachable()) {
            builder.up();
        } else {
            builder.down().withDetail("kafka", "does not answer; check KAFKA_BOOTSTRAP_SERVERS and the broker");
        }
    }
}
