package com.easyai.gateway.outbound;

import static com.easyai.gateway.outbound.CallReach.Reach.NOT_REACHED;
import static com.easyai.gateway.outbound.CallReach.Reach.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.outbound.CallReach.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallReachTest {
    private static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(30), 1000);

    private final OutboundHttp http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse("localhost")));
    private final OkHttpClient client = http.trusted(LIMITS);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void connection_refused_did_not_reach() throws IOException {
        int closedPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }

        assertThat(reachOfPost(client, "http://localhost:" + closedPort)).isEqualTo(NOT_REACHED);
    }

    @Test
    void an_unknown_host_was_not_reached() {
        assertThat(reachOfPost(client, "http://nowhere.invalid/")).isEqualTo(NOT_REACHED);
    }

    @Test
    void a_failed_tls_handshake_did_not_reach() throws IOException {
        try (var server = new MockWebServer()) {
            server.start();

            assertThat(reachOfPost(client, "https://localhost:" + server.getPort()))
                    .isEqualTo(NOT_REACHED);
        }
    }

    @Test
    void a_forbidden_target_was_not_reached() {
        assertThat(reachOfPost(http.guarded(LIMITS), "https://127.0.0.1:1/")).isEqualTo(NOT_REACHED);
    }

    @Test
    void a_server_that_reads_the_request_and_closes_leaves_it_unknown_and_gets_it_once() throws Exception {
        try (var server = new OneShotServer("")) {
            assertThat(reachOfPost(client, server.url())).isEqualTo(UNKNOWN);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_breaks_off_leaves_it_unknown() throws Exception {
        try (var server = new OneShotServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")) {
            assertThat(reachOfPost(client, server.url())).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void silence_after_the_request_leaves_it_unknown() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            OkHttpClient hasty = http.trusted(CallLimits.within(Duration.ofMillis(300), 1000));

            assertThat(reachOfPost(hasty, "http://localhost:" + silent.getLocalPort()))
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void a_pooled_connection_that_the_server_closed_is_replaced_before_the_post_is_written() throws Exception {
        try (var server = new OneShotServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            for (int i = 1; i <= 5; i++) {
                assertThat(post(client, server.url())).isEqualTo("ok");
                server.awaitClosed(i);
            }

            assertThat(server.requests()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, 0", "503, 1", "408, 0", "421, 0", "307, 0", "308, 0", "401, 0", "500, 0"})
    void no_answer_makes_the_client_send_a_post_again(int status, String retryAfter) throws IOException {
        try (var server = new MockWebServer()) {
            server.start();
            for (int i = 0; i < 3; i++) {
                server.enqueue(new MockResponse.Builder()
                        .code(status)
                        .addHeader("Retry-After", retryAfter)
                        .addHeader("Location", "/again")
                        .build());
            }

            post(client, server.url("/").toString());
            post(http.guarded(LIMITS), "http://localhost:" + server.getPort());

            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    private static Reach reachOfPost(OkHttpClient client, String url) {
        Call call = client.newCall(request(url));
        CallReach reach = CallReach.watch(call);
        try (Response response = call.execute()) {
            throw new AssertionError("answered " + response.body().string());
        } catch (IOException e) {
            return reach.of(e);
        }
    }

    private static String post(OkHttpClient client, String url) throws IOException {
        try (Response response = client.newCall(request(url)).execute()) {
            return response.body().string();
        }
    }

    private static Request request(String url) {
        return new Request.Builder()
                .url(url)
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build();
    }
}
