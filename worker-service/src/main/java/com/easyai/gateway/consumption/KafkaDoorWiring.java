package com.easyai.gateway.consumption;

import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.leasekeeping.KeepLease;
import com.easyai.gateway.topics.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kafka's door, put together. */
@Configuration(proxyBeanMethods = false)
public class KafkaDoorWiring {
    @Bean
    KafkaDoor kafkaDoor(
            @Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers, TakeFreshJobs take, DeadLetters deadLetters) {
        return new KafkaDoor(new ShareGroup(servers), take, deadLetters);
    }

    @Bean
    TakeFreshJobs takeFreshJobs(TakeFreshJobs.Steps steps, JobSlots slots, MeterRegistry metrics, Clock clock) {
        return new TakeFreshJobs(steps, slots, metrics, clock);
    }

    @Bean
    TakeFreshJobs.Steps takeFreshJobsSteps(JdbcClient jdbc, KeepLease lease, StartJobs start) {
        return new TakeFreshJobs.Steps(new ClaimJobs(jdbc), lease, start);
    }
}
