package com.easyai.gateway.topics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What a service imports to hand on copies and comparisons: a producer of their own, so that they hold up no job. */
@Configuration(proxyBeanMethods = false)
public class ShadowTopicsWiring {
    private static final int LINGER_MILLIS = 20;
    private static final int BLOCK_MILLIS = 1_000;

    @Bean
    PublishShadow publishShadow(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers, MeterRegistry metrics) {
        var producers = new DefaultKafkaProducerFactory<String, byte[]>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCK_MILLIS));
        return new PublishShadow(new KafkaTemplate<>(producers), metrics);
    }
}
