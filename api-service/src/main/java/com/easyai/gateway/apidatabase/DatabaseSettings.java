package com.easyai.gateway.apidatabase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.db.*}.
 *
 * @param connections the most at once: two write submissions, the rest answers reads
 * @param connectionWait how long a request waits for a connection before it is told to come back
 * @param answerWait how long a statement may stay without an answer; the connection is given up then
 */
@ConfigurationProperties("gateway.db")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") int connections,
        @DefaultValue("5s") Duration connectionWait,
        @DefaultValue("30s") Duration answerWait) {
    DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "GATEWAY_DB_URL must be set, such as jdbc:postgresql://127.0.0.1:5432/gateway");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("GATEWAY_DB_USER must be set to the user to connect to PostgreSQL as");
        }
        if (connections < 4) {
            throw new IllegalArgumentException("gateway.db.connections must be at least 4, not " + connections);
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[user=" + user + ", connections=" + connections + "]";
    }
}
