package com.easyai.gateway.fleet;

import java.util.List;

/** The three services, each of which runs in any number of replicas. */
public enum ServiceKind {
    /** Holds request bodies (an edit's image is some megabytes) while they wait for their commit. */
    API("api", "api-service", "ApiService", "-Xmx512m"),
    /** Holds up to ten thousand followed video tasks, and base64 results on their way to the store. */
    WORKER("worker", "worker-service", "WorkerService", "-Xmx512m"),
    /** Streams uploads through, so a small heap does, whatever the size of a video. */
    RELAY("relay", "settlement-relay", "SettlementRelay", "-Xmx256m");

    private final String shortName;
    private final String module;
    private final String mainClass;
    private final String heap;

    ServiceKind(String shortName, String module, String mainClass, String heap) {
        this.shortName = shortName;
        this.module = module;
        this.mainClass = "com.easyai.gateway." + mainClass;
        this.heap = heap;
    }

    /** The first part of a replica's name, such as {@code api} in {@code api-1}. */
    public String shortName() {
        return shortName;
    }

    /** The Maven module, which is also the name in docker-compose.yml. */
    public String module() {
        return module;
    }

    public String mainClass() {
        return mainClass;
    }

    /** The options of its Java: the heap first, then what is the same in a container. */
    public List<String> javaOptions() {
        return List.of(
                heap,
                // Starting small leaves the machine to PostgreSQL; the heap grows when there is load.
                "-Xms64m",
                // A quarter less heap for many small objects, at no measurable cost.
                "-XX:+UseCompactObjectHeaders",
                // A service without memory is of no use half alive: it ends, and is started again.
                "-XX:+ExitOnOutOfMemoryError");
    }
}
