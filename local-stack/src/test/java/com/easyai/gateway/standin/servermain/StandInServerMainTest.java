package com.easyai.gateway.standin.servermain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.standin.kept.LedgerEntry;
import com.easyai.gateway.standin.kept.Receipt;
import com.easyai.gateway.standin.kept.ReceivedWebhook;
import com.easyai.gateway.standin.provider.Caller;
import com.easyai.gateway.standin.provider.Caller.Answer;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInServerMainTest {
    private static final String VERIFY = "/internal/platform/auth/verify-api-key";
    private static final String SETTLEMENTS = "/internal/platform/settlements";
    private static final String SECRET = secret("a secret of thirty-two bytes ....");
    private static final ServerMainSettings SETTINGS = new ServerMainSettings(
            "internal-token", ServerMainSettings.USUAL_WEBHOOK_PATH, SECRET, Map.of("sk-demo-1", "demo"));

    private final Path folder;

    private StandInServerMain serverMain;
    private Caller gateway;

    StandInServerMainTest(@TempDir Path folder) {
        this.folder = folder;
        this.serverMain = StandInServerMain.start(folder, SETTINGS);
        this.gateway = new Caller(serverMain.uri(), "internal-token");
    }

    @AfterEach
    void stop() {
        gateway.close();
        serverMain.close();
    }

    private void restart() {
        gateway.close();
        serverMain.close();
        serverMain = StandInServerMain.start(folder, SETTINGS);
        gateway = new Caller(serverMain.uri(), "internal-token");
    }

    @ParameterizedTest
    @CsvSource({"sk-demo-1, demo", "sk-user-ann, ann"})
    void a_known_key_is_verified_as_its_user(String key, String sub) {
        Answer answer = verify(key);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sub").asString()).isEqualTo(sub);
        assertThat(answer.json().path("apiKeySecret").asString()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-unknown", "", "sk-user-", "sk-user-../x"})
    void an_unknown_key_is_401(String key) {
        assertThat(verify(key).status()).isEqualTo(401);
    }

    @Test
    void internal_endpoints_take_only_the_internal_token() {
        try (Caller user = new Caller(serverMain.uri(), "sk-demo-1")) {
            assertThat(user.post(VERIFY, "{\"apiKey\":\"sk-demo-1\"}").status()).isEqualTo(401);
            assertThat(user.post(SETTLEMENTS, settlement("e1", "1.08")).status())
                    .isEqualTo(401);
        }
        assertThat(serverMain.appliedCount()).isZero();
    }

    @Test
    void a_repeated_event_is_applied_once_and_both_bodies_are_kept() {
        String body = settlement("e1", "2.16");

        Answer first = settle("e1", body);
        Answer second = settle("e1", body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(serverMain.charged()).isEqualTo(new BigDecimal("2.16"));
        LedgerEntry entry = serverMain.ledgerEntry("e1").orElseThrow();
        assertThat(entry.receipts()).extracting(Receipt::body).containsExactly(body, body);
        assertThat(entry.receipts()).extracting(Receipt::outcome).containsExactly("applied", "repeat");
        assertThat(entry.identical()).isTrue();
    }

    @Test
    void a_repeat_with_other_bytes_is_seen_and_charges_nothing() {
        settle("e1", settlement("e1", "2.16"));
        settle("e1", settlement("e1", "9.99"));

        assertThat(serverMain.ledgerEntry("e1").orElseThrow().identical()).isFalse();
        assertThat(serverMain.charged()).isEqualTo(new BigDecimal("2.16"));
        assertThat(gateway.get("/_stand-in/ledger")
                        .json()
                        .path("sums")
                        .path("differing")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_hundred_copies_at_once_are_applied_once() throws InterruptedException {
        Thread[] copies = new Thread[100];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = Thread.startVirtualThread(() -> settle("e1", settlement("e1", "1.00")));
        }
        for (Thread copy : copies) {
            copy.join();
        }

        assertThat(serverMain.charged()).isEqualTo(new BigDecimal("1.00"));
        assertThat(serverMain.ledgerEntry("e1").orElseThrow().receipts()).hasSize(100);
    }

    @Test
    void an_answer_lost_after_the_charge_is_followed_by_a_409() {
        serverMain.steer(Steering.HONEST.applyingThenDropping());
        assertThatThrownBy(() -> settle("e1", settlement("e1", "1.00"))).isInstanceOf(UncheckedIOException.class);
        serverMain.beHonest();

        assertThat(serverMain.charged()).isEqualTo(new BigDecimal("1.00"));
        assertThat(settle("e1", settlement("e1", "1.00")).status()).isEqualTo(409);
    }

    @Test
    void a_steered_status_charges_nothing_and_touches_only_whom_it_names() {
        gateway.put("/_stand-in/settings", "{\"user\":\"ann\",\"settlementStatus\":402}");
        gateway.put("/_stand-in/settings", "{\"requestId\":\"job_e9\",\"settlementStatus\":200}");

        assertThat(settle("e1", settlement("e1", "1.00")).status()).isEqualTo(402);
        assertThat(settle("e9", settlement("e9", "1.00")).status()).isEqualTo(200);
        assertThat(settle("e2", settlement("e2", "1.00").replace("\"ann\"", "\"bob\""))
                        .status())
                .isEqualTo(200);

        assertThat(serverMain.appliedCount()).isEqualTo(1);
        assertThat(serverMain.ledgerEntry("e9").orElseThrow().receipts())
                .extracting(Receipt::outcome)
                .containsExactly("pretended");
    }

    @Test
    void down_means_that_connections_are_cut() {
        gateway.put("/_stand-in/settings", "{\"down\":true}");

        assertThatThrownBy(() -> verify("sk-demo-1")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> settle("e1", settlement("e1", "1.00"))).isInstanceOf(UncheckedIOException.class);

        gateway.delete("/_stand-in/settings");
        assertThat(verify("sk-demo-1").status()).isEqualTo(200);
    }

    @Test
    void unknown_settings_are_refused() {
        assertThat(gateway.put("/_stand-in/settings", "{\"setlementStatus\":402}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_signed_webhook_is_valid_and_a_forged_one_is_recorded_as_invalid() {
        String body = "{\"type\":\"job.succeeded\",\"timestamp\":\"2026-11-23T10:00:00Z\",\"data\":{\"id\":\"job_1\"}}";

        Answer good = webhook(SECRET, body, body);
        Answer forged = webhook(secret("another secret of many more bytes"), body, body);
        Answer changed = webhook(SECRET, body, body.replace("succeeded", "failed"));

        assertThat(good.status()).isEqualTo(204);
        assertThat(forged.status()).isEqualTo(401);
        assertThat(changed.status()).isEqualTo(401);
        assertThat(serverMain.webhooks(10)).extracting(ReceivedWebhook::valid).containsExactly(true, false, false);
        assertThat(serverMain.validWebhooks("job_1")).isEqualTo(1);
    }

    @Test
    void during_a_rotation_both_secrets_verify() {
        String old = secret("the secret that is going away now");
        serverMain.close();
        serverMain = StandInServerMain.start(
                folder,
                new ServerMainSettings("t", ServerMainSettings.USUAL_WEBHOOK_PATH, SECRET + " " + old, Map.of()));
        String body = "{\"data\":{\"id\":\"job_1\"}}";

        assertThat(webhook(old, body, body).status()).isEqualTo(204);
        assertThat(webhook(SECRET, body, body).status()).isEqualTo(204);
    }

    @Test
    void ledger_and_webhooks_survive_a_restart() {
        settle("e1", settlement("e1", "2.16"));
        webhook(SECRET, "{\"data\":{\"id\":\"job_1\"}}", "{\"data\":{\"id\":\"job_1\"}}");

        restart();

        assertThat(settle("e1", settlement("e1", "2.16")).status()).isEqualTo(409);
        assertThat(serverMain.charged()).isEqualTo(new BigDecimal("2.16"));
        assertThat(serverMain.ledgerEntry("e1").orElseThrow().receipts()).hasSize(2);
        assertThat(serverMain.validWebhooks("job_1")).isEqualTo(1);
    }

    @Test
    void everything_can_be_forgotten() {
        settle("e1", settlement("e1", "2.16"));

        assertThat(gateway.delete("/_stand-in").status()).isEqualTo(204);

        assertThat(serverMain.ledger(10)).isEmpty();
        assertThat(settle("e1", settlement("e1", "2.16")).status()).isEqualTo(200);
    }

    private Answer verify(String key) {
        return gateway.post(VERIFY, "{\"apiKey\":\"%s\"}".formatted(key));
    }

    private Answer settle(String eventId, String body) {
        return gateway.send(gateway.request(SETTLEMENTS)
                .header("Idempotency-Key", eventId)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String settlement(String eventId, String total) {
        return "{\"eventId\":\"%s\",\"requestId\":\"job_%s\",\"user\":{\"sub\":\"ann\"},\"total\":\"%s\",\"currency\":\"CNY\"}"
                .formatted(eventId, eventId, total);
    }

    private Answer webhook(String secret, String signed, String sent) {
        long now = Instant.now().getEpochSecond();
        try (Caller sender = new Caller(serverMain.uri(), "")) {
            return sender.send(sender.request(ServerMainSettings.USUAL_WEBHOOK_PATH)
                    .header("webhook-id", "msg_1")
                    .header("webhook-timestamp", String.valueOf(now))
                    .header("webhook-signature", new Webhook(secret).sign("msg_1", now, signed))
                    .POST(HttpRequest.BodyPublishers.ofString(sent)));
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
