package com.easyai.gateway;

import com.easyai.gateway.admission.AdmissionWiring;
import com.easyai.gateway.calling.CallingWiring;
import com.easyai.gateway.consumption.KafkaDoorWiring;
import com.easyai.gateway.duework.StoreDoorWiring;
import com.easyai.gateway.execution.ExecutionWiring;
import com.easyai.gateway.leasekeeping.LeaseWiring;
import com.easyai.gateway.revision.CatalogueWiring;
import com.easyai.gateway.shadowing.ShadowWiring;
import com.easyai.gateway.topics.ShadowTopicsWiring;
import com.easyai.gateway.topics.TopicsWiring;
import com.easyai.gateway.wakeup.WakeupWiring;
import com.easyai.gateway.workerlife.WorkerLifeWiring;
import com.easyai.gateway.workerstore.StoreWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Takes jobs, calls providers, follows their tasks to the end. Each feature is wired by name. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = KafkaAutoConfiguration.class)
@Import({
    StoreWiring.class,
    TopicsWiring.class,
    CatalogueWiring.class,
    CallingWiring.class,
    AdmissionWiring.class,
    ExecutionWiring.class,
    LeaseWiring.class,
    KafkaDoorWiring.class,
    StoreDoorWiring.class,
    WakeupWiring.class,
    ShadowTopicsWiring.class,
    ShadowWiring.class,
    WorkerLifeWiring.class
})
public class WorkerService {
    public static void main(String[] args) {
        SpringApplication.run(WorkerService.class, args);
    }
}
