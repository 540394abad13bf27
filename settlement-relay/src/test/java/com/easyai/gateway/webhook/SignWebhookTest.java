package com.easyai.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignWebhookTest {
    private static final String FIRST = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    private static final String SECOND = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void signature_is_that_of_a_published_example() {
        byte[] body =
                "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\",\"create_time\":1781080778802,\"update_time\":1781080794151}"
                        .getBytes(StandardCharsets.UTF_8);

        String signature = SignWebhook.with(FIRST).signature("9876543210", 1781080794, body);

        assertThat(signature).isEqualTo("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void receiver_with_either_secret_accepts_during_a_rotation(String receivers) throws Exception {
        String body = "{\"type\":\"job.succeeded\",\"note\":\"\u00fc\"}";
        long now = Instant.now().getEpochSecond();
        String signature =
                SignWebhook.with(FIRST + " " + SECOND).signature("msg_1", now, body.getBytes(StandardCharsets.UTF_8));
        var headers = Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(signature));
        var receiver = new Webhook(receivers);

        assertThatCode(() -> receiver.verify(body, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> receiver.verify(body + " ", headers)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_***", FIRST + " " + FIRST + " " + FIRST})
    void bad_secret_is_named_by_its_setting_and_not_repeated(String secret) {
        assertThatThrownBy(() -> SignWebhook.with(secret))
                .hasMessageContaining("SERVER_MAIN_WEBHOOK_SECRET")
                .message()
                .doesNotContain("***");
    }
}
