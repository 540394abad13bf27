package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.caller.User;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.facade.GatewayClient;
import com.easyai.gateway.client.facade.GatewaySettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final EmbeddingRequest REQUEST = EmbeddingRequest.of("m", "fox");

    private final FakeGateway gateway = new FakeGateway();

    CallerTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void user_is_vouched_for_with_the_internal_token() throws Exception {
        User user = Caller.ofUser("user-1")
                .named("demo")
                .ofTenant("t-1")
                .usingKey("key-1", "production-key")
                .authorizedBy("jwt");

        FakeGateway.Seen asked = ask(Call.by(user));

        assertThat(asked.header("Authorization")).isEqualTo("Bearer internal-token");
        assertThat(asked.header("X-User-Id")).isEqualTo("user-1");
        assertThat(asked.header("X-User-Name")).isEqualTo("demo");
        assertThat(asked.header("X-Tenant-Id")).isEqualTo("t-1");
        assertThat(asked.header("X-Api-Key-Id")).isEqualTo("key-1");
        assertThat(asked.header("X-Api-Key-Name")).isEqualTo("production-key");
        assertThat(asked.header("X-User-Authorization")).isEqualTo("Bearer jwt");
    }

    @Test
    void name_that_a_header_cannot_hold_is_left_out() throws Exception {
        FakeGateway.Seen asked = ask(Call.by(Caller.ofUser("user-1").named("\u72d0\u72f8")));

        assertThat(asked.headers()).doesNotContainKey("X-user-name");
        assertThat(asked.header("X-User-Id")).isEqualTo("user-1");
    }

    @Test
    void key_speaks_for_itself() throws Exception {
        FakeGateway.Seen asked = ask(Call.by(Caller.ofKey("sk-1")));

        assertThat(asked.header("Authorization")).isEqualTo("Bearer sk-1");
        assertThat(asked.headers()).doesNotContainKey("X-user-id");
    }

    @Test
    void every_call_has_a_new_idempotency_key_unless_it_is_given_one() throws Exception {
        Call call = Call.by(Caller.ofKey("sk-1"));

        String first = ask(call).header("Idempotency-Key");
        String second = ask(call).header("Idempotency-Key");
        String given = ask(call.withKey("order-7")).header("Idempotency-Key");

        assertThat(first).isNotEmpty().isNotEqualTo(second);
        assertThat(given).isEqualTo("order-7");
    }

    @Test
    void nobody_is_vouched_for_without_the_internal_token() {
        GatewayClient client = GatewayClient.of(GatewaySettings.at(gateway.url()));

        assertThatThrownBy(() -> client.createEmbedding(Call.by(Caller.ofUser("user-1")), REQUEST))
                .hasMessageContaining("AI_GATEWAY_INTERNAL_TOKEN");
        assertThat(gateway.unread()).isZero();
    }

    @Test
    void credentials_are_never_printed() {
        assertThat(Call.by(Caller.ofUser("user-1").authorizedBy("secret-jwt")))
                .asString()
                .doesNotContain("secret");
        assertThat(Call.by(Caller.ofKey("sk-secret"))).asString().doesNotContain("secret");
    }

    private FakeGateway.Seen ask(Call call) throws InterruptedException {
        gateway.answers(200, "{\"model\":\"m\",\"data\":[]}");
        gateway.client().createEmbedding(call, REQUEST);
        return gateway.next();
    }
}
