package com.easyai.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.jobs.JobStatus;
import com.easyai.gateway.client.webhook.JobEvent;
import com.easyai.gateway.client.webhook.VerifyWebhook;
import com.easyai.gateway.client.webhook.WebhookRefusedException;
import com.standardwebhooks.Webhook;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String FIRST = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    private static final String SECOND = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final long NOW = 1_795_000_000;
    private static final String BODY = "{\"type\":\"job.succeeded\",\"timestamp\":\"2026-11-18T10:00:00Z\",\"data\":"
            + "{\"id\":\"job_1\",\"kind\":\"image\",\"model\":\"\u72d0\",\"status\":\"succeeded\","
            + "\"createdAt\":\"2026-11-18T09:59:00Z\"}}";

    @Test
    void genuine_webhook_is_returned_as_its_event() throws Exception {
        JobEvent event = verify(FIRST, NOW, signed(FIRST, NOW, BODY), BODY);

        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.type()).isEqualTo("job.succeeded");
        assertThat(event.timestamp()).isEqualTo("2026-11-18T10:00:00Z");
        assertThat(event.job().id()).isEqualTo("job_1");
        assertThat(event.job().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(event.job().model()).isEqualTo("\u72d0");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void either_secret_will_do_during_a_rotation(String sender) throws Exception {
        assertThat(verify(FIRST + " " + SECOND, NOW, signed(sender, NOW, BODY), BODY))
                .isNotNull();
    }

    @Test
    void either_signature_will_do_during_a_rotation() throws Exception {
        String both = signed(FIRST, NOW, BODY) + " " + signed(SECOND, NOW, BODY);

        assertThat(verify(SECOND, NOW, both, BODY)).isNotNull();
    }

    @Test
    void changed_body_is_refused() throws Exception {
        String signature = signed(FIRST, NOW, BODY);

        assertRefused(FIRST, NOW, signature, BODY + " ");
    }

    @Test
    void other_secret_is_refused() throws Exception {
        assertRefused(FIRST, NOW, signed(SECOND, NOW, BODY), BODY);
    }

    @Test
    void time_that_was_not_signed_is_refused() throws Exception {
        assertRefused(FIRST, NOW + 1, signed(FIRST, NOW, BODY), BODY);
    }

    @ParameterizedTest
    @ValueSource(longs = {NOW - 301, NOW + 301, 0})
    void delivery_more_than_five_minutes_away_is_refused(long time) throws Exception {
        assertRefused(FIRST, time, signed(FIRST, time, BODY), BODY);
    }

    @ParameterizedTest
    @ValueSource(longs = {NOW - 300, NOW + 300})
    void delivery_five_minutes_away_is_believed(long time) throws Exception {
        assertThat(verify(FIRST, time, signed(FIRST, time, BODY), BODY)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1,", "v1", "v2,AAAA", "AAAA", "v1,AAAA v1,BBBB"})
    void signature_that_is_none_is_refused(String signature) {
        assertRefused(FIRST, NOW, signature, BODY);
    }

    @Test
    void missing_header_and_odd_time_are_refused() {
        VerifyWebhook verify = VerifyWebhook.with(FIRST, at(NOW));
        byte[] body = BODY.getBytes(UTF_8);

        assertThatThrownBy(() -> verify.verify("evt_1", Long.toString(NOW), null, body))
                .isInstanceOf(WebhookRefusedException.class);
        assertThatThrownBy(() -> verify.verify("evt_1", "yesterday", "v1,AAAA", body))
                .isInstanceOf(WebhookRefusedException.class);
    }

    @Test
    void genuine_webhook_that_is_no_event_is_said_to_be_unreadable() throws Exception {
        String signature = signed(FIRST, NOW, "[]");

        assertThatThrownBy(() -> verify(FIRST, NOW, signature, "[]")).isInstanceOf(GatewayException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_***", "whsec_A"})
    void bad_secret_is_refused_and_not_repeated(String secret) {
        assertThatThrownBy(() -> VerifyWebhook.with(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("***");
    }

    private static void assertRefused(String secrets, long time, String signature, String body) {
        assertThatThrownBy(() -> verify(secrets, time, signature, body)).isInstanceOf(WebhookRefusedException.class);
    }

    private static JobEvent verify(String secrets, long time, String signature, String body) {
        return VerifyWebhook.with(secrets, at(NOW))
                .verify("evt_1", Long.toString(time), signature, body.getBytes(UTF_8));
    }

    private static Clock at(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }

    private static String signed(String secret, long time, String body) throws Exception {
        return new Webhook(secret).sign("evt_1", time, body);
    }
}
