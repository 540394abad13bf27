package com.easyai.gateway.workerstore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the schema up to date before anything else, and waits for a PostgreSQL that is not there yet. */
final class MigrateSchema implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateSchema.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 120;

    @Override
    public void migrate(Flyway flyway) {
        for (int tries = 1; true; tries++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywaySqlException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                LOG.warn(
                        "PostgreSQL at GATEWAY_DB_URL does not take the schema yet; trying again ({} of {}): {}",
                        tries,
                        MOST_TRIES,
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                pause(e);
            }
        }
    }

    private static void pause(FlywaySqlException cause) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
