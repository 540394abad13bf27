package com.easyai.gateway.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's folder: its server.properties, written for each start, and its logs, kept between runs. */
record BrokerStorage(Path folder) {

    Path properties() {
        return folder.resolve("server.properties");
    }

    void prepare(int port, int controllerPort) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(properties(), text(settings(port, controllerPort)));
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
}
