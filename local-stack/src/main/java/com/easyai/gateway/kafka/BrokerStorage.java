package com.easyai.gateway.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's folder: its server.properties, and its log directory formatted once. */
record BrokerStorage(Path folder) {

    Path properties() {
        return folder.resolve("server.properties");
    }

    void prepare(int port, int controllerPort) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(properties(), text(settings(port, controllerPort)));
        if (!Files.exists(folder.resolve("logs").resolve("meta.properties"))) format();
    }

    private Map<String, String> settings(int port, int controllerPort) {
        var settings = new LinkedHashMap<>(BrokerSettings.all());
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", folder.resolve("logs").toString());
        return settings;
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private void format() {
        var output = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            properties().toString(),
            "--ignore-formatted",
            "--feature",
            "share.version=1"
        };
        int code = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (code != 0)
            throw new IllegalStateException(
                    "Kafka's folder could not be formatted: " + output.toString(StandardCharsets.UTF_8));
    }
}
