package com.easyai.gateway.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** What all our producers have in common. */
final class ProducerSettings {
    private static final int BLOCK_MILLIS = 1_000;

    private ProducerSettings() {}

    /**
     * With one request on its way at a time. A broker that is just making a partition may turn the first request away
     * and accept the second; the first then cannot be taken any more, although the producer is idempotent, and is lost
     * after the delivery timeout (KAFKA-15591, open in Kafka 4.2).
     */
    static Map<String, Object> of(String servers, Class<? extends Serializer<?>> key, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, key);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return settings;
    }
}
