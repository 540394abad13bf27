package com.easyai.gateway.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where PostgreSQL is ({@code GATEWAY_DB_URL}, {@code GATEWAY_DB_USER}, {@code GATEWAY_DB_PASSWORD}), what seals secrets
 * in it ({@code GATEWAY_ENCRYPTION_KEY}) and how long ended jobs stay ({@code GATEWAY_RETENTION}).
 */
@ConfigurationProperties("gateway.store")
public record StoreSettings(String url, String user, String password, String encryptionKey, Duration retention) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    public StoreSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "GATEWAY_DB_URL must be the JDBC URL of PostgreSQL, such as jdbc:postgresql://localhost:5432/gateway.");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("GATEWAY_DB_USER is empty; set it to the database's user.");
        }
        if (retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("GATEWAY_RETENTION is " + retention + "; it must be at least 1h.");
        }
    }

    @Override
    public String toString() {
        return "StoreSettings[" + url + ", retention " + retention + "]";
    }
}
