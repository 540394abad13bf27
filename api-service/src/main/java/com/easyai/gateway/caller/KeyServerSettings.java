package com.easyai.gateway.caller;

import java.time.Duration;
import okhttp3.HttpUrl;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.server-main.*} as this service needs them.
 *
 * @param baseUrl where server-main is (SERVER_MAIN_BASE_URL)
 * @param internalToken what it knows us by (SERVER_MAIN_INTERNAL_TOKEN)
 * @param keyTimeout how long a key's verification may take; a user waits for it
 * @param keyQuestions how many verifications may be under way: a flood of unknown keys must not become one at server-main
 */
@ConfigurationProperties("gateway.server-main")
record KeyServerSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String internalToken,
        @DefaultValue("5s") Duration keyTimeout,
        @DefaultValue("64") int keyQuestions) {
    KeyServerSettings {
        if (HttpUrl.parse(baseUrl) == null) {
            throw new IllegalArgumentException(
                    "SERVER_MAIN_BASE_URL must be an http or https URL, such as https://server-main.internal");
        }
        CallerSettings.requireSecret("SERVER_MAIN_INTERNAL_TOKEN", internalToken);
        if (keyTimeout.isNegative() || keyTimeout.isZero() || keyQuestions < 1) {
            throw new IllegalArgumentException(
                    "gateway.server-main.key-timeout and gateway.server-main.key-questions must be above zero");
        }
    }

    HttpUrl verifyUrl() {
        return HttpUrl.get(baseUrl)
                .newBuilder()
                .addPathSegments("internal/platform/auth/verify-api-key")
                .build();
    }

    @Override
    public String toString() {
        return "KeyServerSettings[baseUrl=" + baseUrl + ", keyTimeout=" + keyTimeout + "]";
    }
}
