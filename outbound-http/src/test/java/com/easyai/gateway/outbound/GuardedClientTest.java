package com.easyai.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.guard.ForbiddenTargetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {
    private static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(30), 1000);

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer other = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        other.start();
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/",
                "https://localhost:PORT/",
                "https://LOCALHOST.:PORT/",
                "https://2130706433:PORT/",
                "https://017700000001:PORT/",
                "https://0177.0.0.1:PORT/",
                "https://0x7f000001:PORT/",
                "https://0x7f.0.0.1:PORT/",
                "https://127.1:PORT/",
                "https://127.0.1:PORT/",
                "https://0:PORT/",
                "https://0.0.0.0:PORT/",
                "https://127.0.0.2:PORT/",
                "https://[::1]:PORT/",
                "https://[::]:PORT/",
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://[::ffff:7f00:1]:PORT/",
                "https://[::127.0.0.1]:PORT/",
                "https://[64:ff9b::127.0.0.1]:PORT/",
                "https://[64:ff9b::7f00:1]:PORT/",
                "https://[0:0:0:0:0:0:0:1]:PORT/",
                "https://user:pass@127.0.0.1:PORT/",
                "https://1.1.1.1@127.0.0.1:PORT/",
                "https://①②⑦.0.0.1:PORT/",
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/"
            })
    void no_spelling_of_a_private_address_gets_a_connection(String url) throws IOException {
        try (var listening = new Listening();
                var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.NONE))) {
            OkHttpClient client = http.guarded(LIMITS);

            assertThatIOException().isThrownBy(() -> get(client, listening.url(url)));

            listening.assertUntouched();
        }
    }

    @Test
    void plain_http_is_refused_before_anything_is_resolved() {
        try (var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.NONE))) {
            assertThatExceptionOfType(ForbiddenTargetException.class)
                    .isThrownBy(() -> get(http.guarded(LIMITS), "http://nowhere.invalid/"))
                    .withMessage("The URL must be https.");
        }
    }

    @Test
    void an_allowed_host_is_reached_in_plain_http() throws Exception {
        server.enqueue(new MockResponse.Builder().body("hello").build());

        try (var http = allowing(server)) {
            assertThat(get(http.guarded(LIMITS), server.url("/").toString())).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void an_allowed_host_may_be_an_address(String host) throws Exception {
        server.enqueue(new MockResponse.Builder().body("hello").build());
        String allowed = host + ":" + server.getPort();

        try (var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse(allowed)))) {
            assertThat(get(http.guarded(LIMITS), "http://" + allowed + "/")).isEqualTo("hello");
            assertThatIOException()
                    .isThrownBy(() -> get(http.guarded(LIMITS), "http://127.0.0.2:" + server.getPort() + "/"));
        }
    }

    @Test
    void a_connection_that_the_trusted_client_opened_is_not_used() throws Exception {
        server.enqueue(new MockResponse.Builder().body("trusted").build());
        server.enqueue(new MockResponse.Builder().body("leaked").build());

        try (var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.NONE))) {
            String url = server.url("/").toString();
            assertThat(get(http.trusted(LIMITS), url)).isEqualTo("trusted");

            assertThatIOException().isThrownBy(() -> get(http.guarded(LIMITS), url));
            assertThatIOException().isThrownBy(() -> get(http.guarded(LIMITS), url.replace("http:", "https:")));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"http, 301", "http, 302", "http, 303", "http, 307", "http, 308", "https, 302"})
    void a_redirect_to_a_private_address_is_not_followed(String scheme, int status) throws IOException {
        try (var listening = new Listening();
                var http = allowing(server)) {
            redirect(status, listening.url(scheme + "://127.0.0.1:PORT/secret"));

            assertThatExceptionOfType(ForbiddenTargetException.class)
                    .isThrownBy(() -> get(http.guarded(LIMITS), server.url("/").toString()));

            listening.assertUntouched();
        }
    }

    @Test
    void credentials_stay_with_their_origin() throws Exception {
        redirect(302, "/same-origin");
        redirect(302, other.url("/elsewhere").toString());
        other.enqueue(new MockResponse.Builder().body("there").build());

        try (var http = allowing(server, other)) {
            Request request = new Request.Builder()
                    .url(server.url("/"))
                    .header("Authorization", "Bearer canary")
                    .header("x-key", "canary")
                    .header("Accept", "image/png")
                    .build();
            try (Response response = http.guarded(LIMITS).newCall(request).execute()) {
                assertThat(response.body().string()).isEqualTo("there");
            }
        }

        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("x-key")).isEqualTo("canary");
        var elsewhere = other.takeRequest();
        assertThat(elsewhere.getHeaders().get("Accept")).isEqualTo("image/png");
        assertThat(elsewhere.getHeaders().toString()).doesNotContain("canary");
    }

    @Test
    void redirects_end_after_a_bounded_number() {
        for (int i = 0; i <= OutboundSettings.MAX_REDIRECTS; i++) {
            redirect(302, "/again");
        }

        try (var http = allowing(server)) {
            assertThatExceptionOfType(ProtocolException.class)
                    .isThrownBy(() -> get(http.guarded(LIMITS), server.url("/").toString()))
                    .withMessageContaining("more than 5 times");
        }
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared", "chunked", "gzip"})
    void an_answer_beyond_the_cap_is_cut_off(String how) throws IOException {
        String large = "x".repeat(100_000);
        server.enqueue(
                switch (how) {
                    case "declared" -> new MockResponse.Builder().body(large).build();
                    case "chunked" ->
                        new MockResponse.Builder().chunkedBody(large, 100).build();
                    default ->
                        new MockResponse.Builder()
                                .addHeader("Content-Encoding", "gzip")
                                .body(gzip(large))
                                .build();
                });

        try (var http = allowing(server)) {
            assertThatExceptionOfType(TooLargeException.class)
                    .isThrownBy(() -> get(http.guarded(LIMITS), server.url("/").toString()));
        }
    }

    @Test
    void an_answer_of_exactly_the_cap_is_whole() throws IOException {
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1000), 100).build());

        try (var http = allowing(server)) {
            assertThat(get(http.guarded(LIMITS), server.url("/").toString())).hasSize(1000);
        }
    }

    @Test
    void a_slow_drip_ends_with_the_call_although_it_is_never_silent() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());

        try (var http = allowing(server)) {
            var limits = new CallLimits(Duration.ofSeconds(20), Duration.ofMillis(500), 1000);
            assertThatIOException()
                    .isThrownBy(() -> get(http.guarded(limits), server.url("/").toString()))
                    .withMessage("timeout");
        }
    }

    private static OutboundHttp allowing(MockWebServer... servers) {
        var entries = Arrays.stream(servers)
                .map(s -> s.getHostName() + ":" + s.getPort())
                .toList();
        return new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse(String.join(",", entries))));
    }

    private void redirect(int status, String location) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", location)
                .build());
    }

    private static String get(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().string();
        }
    }

    private static Buffer gzip(String text) throws IOException {
        Buffer compressed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(compressed))) {
            sink.writeUtf8(text);
        }
        return compressed;
    }

    /** A socket on every local address that can tell whether anybody connected. */
    private static final class Listening implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0);

        Listening() throws IOException {}

        String url(String template) {
            return template.replace("PORT", Integer.toString(socket.getLocalPort()));
        }

        /** Connections are accepted in order, so the first one must be the one made here. */
        void assertUntouched() throws IOException {
            try (Socket own = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
                    Socket first = socket.accept()) {
                assertThat(first.getPort()).isEqualTo(own.getLocalPort());
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
