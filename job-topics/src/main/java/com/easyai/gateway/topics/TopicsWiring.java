package com.easyai.gateway.topics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** What a service imports to speak to Kafka. */
@Configuration(proxyBeanMethods = false)
public class TopicsWiring {
    private static final int LINGER_MILLIS = 5;
    private static final int GIVE_UP_MILLIS = 10_000;

    @Bean
    KafkaAdmin kafkaAdmin(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers) {
        var admin = new KafkaAdmin(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
        admin.setAutoCreate(false);
        return admin;
    }

    @Bean
    CreateTopics createTopics(KafkaAdmin kafkaAdmin) {
        return new CreateTopics(kafkaAdmin);
    }

    @Bean
    Publish publish(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers, MeterRegistry metrics) {
        var producers = new DefaultKafkaProducerFactory<String, byte[]>(ProducerSettings.of(
                servers,
                StringSerializer.class,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS / 2)));
        return new Publish(quiet(producers), metrics);
    }

    /** What is not sent is counted; a line for each record, as is usual, would be thousands while Kafka is away. */
    static KafkaTemplate<String, byte[]> quiet(ProducerFactory<String, byte[]> producers) {
        var template = new KafkaTemplate<>(producers);
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    /** Its producer is made when the first record has to be put aside. */
    @Bean
    DeadLetters deadLetters(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers) {
        var producers = new DefaultKafkaProducerFactory<byte[], byte[]>(
                ProducerSettings.of(servers, ByteArraySerializer.class, Map.of()));
        return new DeadLetters(new KafkaTemplate<>(producers));
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(CreateTopics createTopics) {
        return new KafkaReadiness(createTopics);
    }
}
