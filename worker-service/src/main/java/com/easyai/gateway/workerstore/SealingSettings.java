package com.easyai.gateway.workerstore;

import com.easyai.gateway.sealing.Sealer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Setting {@code GATEWAY_ENCRYPTION_KEY}; prints without it. */
@ConfigurationProperties("gateway")
record SealingSettings(@DefaultValue("") String encryptionKey) {
    SealingSettings {
        if (encryptionKey.isBlank()) {
            throw new IllegalArgumentException(
                    "GATEWAY_ENCRYPTION_KEY must be set; make one with: openssl rand -base64 32");
        }
        Sealer _ = new Sealer(encryptionKey);
    }

    Sealer sealer() {
        return new Sealer(encryptionKey);
    }

    @Override
    public String toString() {
        return "SealingSettings[]";
    }
}
