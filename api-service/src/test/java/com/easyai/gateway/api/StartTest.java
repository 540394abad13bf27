package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops a start, and what it says. */
class StartTest {
    @ParameterizedTest
    @CsvSource({
        "AI_GATEWAY_ADMIN_TOKEN, ''",
        "AI_GATEWAY_ADMIN_TOKEN, changeme",
        "AI_GATEWAY_INTERNAL_TOKEN, Change-Me",
        "AI_GATEWAY_INTERNAL_TOKEN, operators-of-the-tests-77aa",
        "SERVER_MAIN_INTERNAL_TOKEN, secret123",
        "SERVER_MAIN_BASE_URL, nowhere",
        "GATEWAY_KEY_CACHE, -1s",
        "GATEWAY_ENCRYPTION_KEY, c2hvcnQ=",
        "GATEWAY_DB_URL, ''",
        "GATEWAY_DB_USER, ''",
        "GATEWAY_JOB_TIMEOUT_VIDEO, 0s",
        "GATEWAY_RETENTION, 1h",
        "GATEWAY_SYNC_WAIT, 0s",
        "GATEWAY_SYNC_WAIT, 1d"
    })
    void a_bad_setting_stops_the_start_and_is_named(String setting, String value) {
        assertThatThrownBy(() -> Replica.start(Map.of(setting, value)).close())
                .satisfies(failure -> assertThat(wholeText(failure)).contains(setting));
    }

    private static String wholeText(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
