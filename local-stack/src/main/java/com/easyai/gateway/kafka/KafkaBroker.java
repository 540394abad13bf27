package com.easyai.gateway.kafka;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervised;
import com.easyai.gateway.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running Kafka broker on loopback; its storage is formatted with {@code share.version=1}, so share groups work. */
public final class KafkaBroker {
    private static final Program.Stop GRACEFUL = new Program.Stop("TERM", Duration.ofSeconds(20));

    private final Supervised process;
    private final int port;

    private KafkaBroker(Supervised process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a broker whose data is kept in {@code folder/kafka}; it serves once {@link #await} returned. */
    public static KafkaBroker start(Supervisor supervisor, Path folder, int port, int controllerPort) {
        var storage = new BrokerStorage(folder.resolve("kafka"));
        try {
            storage.prepare(port, controllerPort);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's folder " + storage.folder() + " could not be prepared", e);
        }
        var program = new Program("kafka", command(storage), Map.of(), folder, GRACEFUL);
        return new KafkaBroker(supervisor.start(program), port);
    }

    private static List<String> command(BrokerStorage storage) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Thousands of small records a second live short: a small heap and the collector with the least
                // overhead.
                "-Xms128m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=kafka-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                FormatAndServe.class.getName(),
                storage.properties().toString());
    }

    /**
     * True once it serves clients; false when that takes longer than {@code limit}, or it keeps dying. A broker opens its port only after it
     * has caught up and is allowed to serve.
     */
    public boolean await(Duration limit) {
        return Deadline.in(limit).await(() -> Ports.isListening(port) || process.keepsDying())
                && Ports.isListening(port);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Supervised process() {
        return process;
    }
}
