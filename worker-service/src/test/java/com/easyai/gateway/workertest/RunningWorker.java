package com.easyai.gateway.workertest;

import com.easyai.gateway.WorkerService;
import com.easyai.gateway.leasekeeping.KeepLease;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole worker-service, started as its main method does. */
final class RunningWorker implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningWorker(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningWorker among(Surroundings surroundings) {
        return with(surroundings.settings());
    }

    static RunningWorker with(List<String> settings) {
        return new RunningWorker(SpringApplication.run(WorkerService.class, settings.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    UUID id() {
        return bean(KeepLease.class).worker().value();
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** As SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
