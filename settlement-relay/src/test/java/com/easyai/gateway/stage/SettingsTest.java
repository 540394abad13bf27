package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEWAY_DB_URL=",
                "GATEWAY_DB_USER=",
                "GATEWAY_ENCRYPTION_KEY=",
                "GATEWAY_ENCRYPTION_KEY=short",
                "GATEWAY_ALLOWED_HOSTS=http://a/b",
                "GATEWAY_RETENTION=1s",
                "GATEWAY_LEASE=0s",
                "SERVER_MAIN_BASE_URL=",
                "SERVER_MAIN_BASE_URL=ftp://main",
                "SERVER_MAIN_INTERNAL_TOKEN=",
                "SERVER_MAIN_WEBHOOK_PATH=no-slash",
                "SERVER_MAIN_WEBHOOK_SECRET=",
                "GATEWAY_RELAY_UPLOADS=0",
                "GATEWAY_RELAY_SETTLEMENTS=0",
                "GATEWAY_RELAY_WEBHOOKS=-1",
                "GATEWAY_UPLOAD_MAX_SIZE=0",
                "GATEWAY_UPLOAD_TIMEOUT=0s",
                "GATEWAY_STORING_GRACE=0s"
            })
    void bad_setting_stops_the_start_and_is_named(String setting) {
        String name = setting.substring(0, setting.indexOf('='));

        assertThatThrownBy(() -> STAGE.startRelay(setting)).hasStackTraceContaining(name);
    }
}
