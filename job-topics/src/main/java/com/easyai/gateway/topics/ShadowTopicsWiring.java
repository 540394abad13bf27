package com.easyai.gateway.topics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** What a service imports to hand on copies and comparisons: a producer of their own, so that they hold up no job. */
@Configuration(proxyBeanMethods = false)
public class ShadowTopicsWiring {
    private static final int LINGER_MILLIS = 20;

    @Bean
    PublishShadow publishShadow(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers, MeterRegistry metrics) {
        var producers = new DefaultKafkaProducerFactory<String, byte[]>(ProducerSettings.of(
                servers,
                StringSerializer.class,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MILLIS,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip")));
        return new PublishShadow(TopicsWiring.quiet(producers), metrics);
    }
}
