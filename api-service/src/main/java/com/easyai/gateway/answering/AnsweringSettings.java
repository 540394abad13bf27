package com.easyai.gateway.answering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.calls.*}.
 *
 * @param patience (GATEWAY_CHAT_WAIT) how long a call waits for a provider's room before its caller is told to come back
 * @param lease (GATEWAY_LEASE) how long this process's calls are its own without a sign of life
 * @param silence how long a stream may be silent before a comment finds out whether anybody still listens
 */
@ConfigurationProperties("gateway.calls")
record AnsweringSettings(
        @DefaultValue("5s") Duration patience,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("5s") Duration silence) {
    AnsweringSettings {
        require("GATEWAY_CHAT_WAIT", patience, Duration.ZERO, Duration.ofMinutes(5));
        require("GATEWAY_LEASE", lease, Duration.ofSeconds(3), Duration.ofMinutes(5));
        require("gateway.calls.silence", silence, Duration.ofMillis(100), Duration.ofMinutes(5));
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be from " + least.toMillis() + "ms to " + most.toMillis()
                    + "ms, not " + value.toMillis() + "ms");
        }
    }
}
