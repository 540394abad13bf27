package com.easyai.gateway.launcher;

import com.easyai.gateway.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs already and is used instead of starting our own.
 *
 * @param database        a PostgreSQL 18 database
 * @param bootstrapServers a Kafka 4.2 cluster
 * @param serverMain      the main application's base URL
 * @param catalogue       a catalogue document instead of the demo one
 */
public record Outside(
        Optional<Database> database,
        Optional<String> bootstrapServers,
        Optional<String> serverMain,
        Optional<Path> catalogue) {

    /** Nothing: the stack starts everything itself. */
    public static final Outside NOTHING =
            new Outside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A database and who owns it. */
    public record Database(String jdbcUrl, PostgresServer.Login login) {}

    boolean needsStandIns() {
        return serverMain.isEmpty() || catalogue.isEmpty();
    }
}
