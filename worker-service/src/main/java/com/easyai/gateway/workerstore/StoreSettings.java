package com.easyai.gateway.workerstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code GATEWAY_DB_*}. A worker writes in batches, so a few connections serve thousands of jobs; statements wait
 * briefly, because whoever needs one tries again.
 */
@ConfigurationProperties("gateway.db")
record StoreSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("12") int connections) {
    /** How long a statement waits for a connection. */
    static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);
    /** How long a statement may stay unanswered; the connection is given up then. */
    static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

    private static final int FEWEST = 6;

    StoreSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "GATEWAY_DB_URL must be set, such as jdbc:postgresql://127.0.0.1:5432/gateway.");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("GATEWAY_DB_USER must be set to the PostgreSQL user to connect as.");
        }
        if (connections < FEWEST) {
            throw new IllegalArgumentException(
                    "gateway.db.connections must be at least " + FEWEST + ", not " + connections + ".");
        }
    }

    @Override
    public String toString() {
        return "StoreSettings[user=" + user + ", connections=" + connections + "]";
    }
}
