package com.easyai.gateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Replicas over a database of their own, so that changing the catalogue changes nothing for other tests. */
final class OwnCatalogue {
    /** What they start with. */
    static final String DOCUMENT = document();

    private static final String DATABASE = Surroundings.running().freshDatabase();
    private static final Replica REPLICA = another();

    private OwnCatalogue() {}

    /** The one that tests share; it stops with the JVM. */
    static Replica replica() {
        return REPLICA;
    }

    static Replica another() {
        return Replica.start(Map.of("GATEWAY_DB_URL", DATABASE));
    }

    private static String document() {
        try {
            return Files.readString(Path.of("src", "test", "resources", "catalogue.yaml"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
