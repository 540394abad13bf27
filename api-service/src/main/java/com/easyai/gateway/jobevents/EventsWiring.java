package com.easyai.gateway.jobevents;

import com.easyai.gateway.event.Topics;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.topics.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Following jobs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
public class EventsWiring {
    private static final int METADATA_MILLIS = 5_000;

    @Bean
    JobWatches jobWatches(ReadJobs jobs, EventSettings settings, MeterRegistry metrics) {
        var watches = new JobWatches(jobs, settings.lookEvery());
        metrics.gauge("gateway.jobs.watched", watches, JobWatches::size);
        return watches;
    }

    @Bean
    FollowJob followJob(OwnJobs own, ShowJob show, JobWatches watches, EventSettings settings) {
        return new FollowJob(own, show, watches, settings.heartbeat());
    }

    /** A group of its own for every process: each must hear of every change, and only of those from now on. */
    @Bean
    KafkaMessageListenerContainer<byte[], byte[]> jobHints(
            @Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers, JobWatches watches, DeadLetters unreadable) {
        var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "api-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // A topic that was made again is found soon.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                METADATA_MILLIS,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
        var properties = new ContainerProperties(Topics.JOB_EVENTS);
        properties.setMessageListener(new ReceiveHints(watches, unreadable));
        return new KafkaMessageListenerContainer<>(consumers, properties);
    }
}
