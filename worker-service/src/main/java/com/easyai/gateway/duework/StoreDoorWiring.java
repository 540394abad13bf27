package com.easyai.gateway.duework;

import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.leasekeeping.KeepLease;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's door, put together. */
@Configuration(proxyBeanMethods = false)
public class StoreDoorWiring {
    @Bean
    StoreDoor storeDoor(JdbcClient jdbc, KeepLease lease, JobSlots slots, StartJobs start, MeterRegistry metrics) {
        return new StoreDoor(new TakeDueJobs(new ClaimJobs(jdbc), lease, slots, start, metrics));
    }
}
