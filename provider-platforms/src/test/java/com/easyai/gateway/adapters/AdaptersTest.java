package com.easyai.gateway.adapters;

import static com.easyai.gateway.exchange.ProviderStub.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.InputMedia.Media;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every adapter must do whatever its wire, by the catalogue's name for it. */
class AdaptersTest {
    private final ProviderStub stub = new ProviderStub();
    private final Adapters adapters = new Adapters(stub.outbound, ProviderStub.CLOCK);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void there_are_two() {
        assertThat(adapters.names()).containsExactlyInAnyOrder("openai", "volcengine-ark");
        assertThat(adapters.named("kling")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void a_closed_port_was_not_reached(String name) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Account account = ProviderStub.account("http://localhost:" + port, Duration.ofSeconds(5));

        assertThat(describe(submit(name, account))).isEqualTo("NotReached");
        assertThat(describe(adapter(name).poll(task(), account))).isEqualTo("AskAgain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void a_connection_closed_after_the_request_leaves_it_unknown(String name) {
        stub.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(describe(submit(name, stub.account()))).isEqualTo("Unknown");
        assertThat(stub.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void a_success_cut_off_in_its_body_leaves_it_unknown(String name) {
        stub.server.enqueue(new MockResponse.Builder()
                .body("{\"data\":[{\"url\":\"https://a/1\"}],\"padding\":\"" + "x".repeat(1_000_000) + "\"}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(describe(submit(name, stub.account()))).isEqualTo("Unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void silence_past_the_submit_timeout_leaves_it_unknown(String name) throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Account account = ProviderStub.account("http://localhost:" + silent.getLocalPort(), Duration.ofMillis(300));

            assertThat(describe(submit(name, account))).isEqualTo("Unknown");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void an_answer_of_a_gigabyte_is_not_read(String name) {
        stub.server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Length", 1_000_000_000L)
                .body("{")
                .setHeader("Content-Length", 1_000_000_000L)
                .build());

        assertThat(describe(submit(name, stub.account()))).isEqualTo("Unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void a_post_is_not_taken_elsewhere_by_a_redirect(String name) {
        stub.answers(307, "Location: /elsewhere", "");

        assertThat(describe(submit(name, stub.account()))).isEqualTo("Refused PROVIDER_UNAVAILABLE");
        assertThat(stub.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void a_base_url_on_a_private_address_is_never_connected_to(String name) throws IOException {
        try (var listening = new ServerSocket(0);
                var guarded = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.NONE))) {
            var account = ProviderStub.account("https://127.0.0.1:" + listening.getLocalPort(), Duration.ofSeconds(5));
            ProviderAdapter adapter =
                    new Adapters(guarded, ProviderStub.CLOCK).named(name).orElseThrow();

            assertThat(describe(adapter.submit(call(), account, AdaptersTest::noInput)))
                    .isEqualTo("Refused PERMISSION");

            try (var own = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                    var first = listening.accept()) {
                assertThat(first.getPort()).isEqualTo(own.getLocalPort());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void nonsense_in_the_account_is_a_reply_too(String name) {
        assertThat(describe(submit(name, ProviderStub.account("not a url", Duration.ofSeconds(5)))))
                .isEqualTo("Refused PERMISSION");
        assertThat(describe(adapter(name).poll(task(), ProviderStub.account("", Duration.ofSeconds(5)))))
                .isEqualTo("AskAgain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "volcengine-ark"})
    void no_reply_repeats_the_key(String name) {
        String echo =
                "{\"error\":{\"code\":\"" + ProviderStub.KEY + "\",\"message\":\"key " + ProviderStub.KEY + "\"}}";
        for (int status : new int[] {200, 400, 401, 403, 404, 429, 500}) {
            stub.answers(status, "", echo);
            stub.answers(status, "", echo.replace("{\"error\"", "{\"status\":\"failed\",\"error\""));

            assertThat(submit(name, stub.account()).toString()).doesNotContain(ProviderStub.KEY);
            assertThat(adapter(name).poll(task(), stub.account()).toString()).doesNotContain(ProviderStub.KEY);
        }
    }

    private SubmitReply submit(String name, Account account) {
        return adapter(name).submit(call(), account, AdaptersTest::noInput);
    }

    private ProviderAdapter adapter(String name) {
        return adapters.named(name).orElseThrow();
    }

    private static Media noInput(String url) {
        throw new AssertionError("nothing to read at " + url);
    }

    private static PreparedCall call() {
        var parameters = (ObjectNode) Json.MAPPER.readTree("{\"model\":\"m\",\"prompt\":\"p\"}");
        return new PreparedCall(JobKind.IMAGE, "m", parameters);
    }

    private static TaskHandle task() {
        return new TaskHandle("task-1", JsonNodeFactory.instance.objectNode());
    }
}
