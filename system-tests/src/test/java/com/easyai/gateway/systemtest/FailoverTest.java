package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FailoverTest {
    private static final String TROUBLE = "{\"error\":{\"message\":\"out of order\"}}";
    private static final String PICTURE = """
            {"created":1,"data":[{"b64_json":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}]}""";

    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean healed;
    private final HttpServer broken = brokenProvider();
    private final Offer offer = Offer.of("image")
            .onOpenAiAt("broken", "http://127.0.0.1:" + broken.getAddress().getPort() + "/v1", 1)
            .onOpenAiAt("sound", stack.provider + "/openai/v1", 2)
            .put();

    @AfterEach
    void stop() {
        broken.stop(0);
    }

    @Test
    void a_job_goes_on_to_the_next_platform_and_the_record_says_why() {
        String job = stack.accepted("anna", offer.job("goes on " + mark));
        stack.succeeded("anna", job);

        JsonNode attempts = attemptsOf(job);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0).get("platform").asString()).isEqualTo(offer.platformName("broken"));
        assertThat(attempts.get(0).get("outcome").asString()).isEqualTo("FAILED");
        assertThat(attempts.get(1).get("platform").asString()).isEqualTo(offer.platformName("sound"));
        assertThat(attempts.get(1).get("decision").toString()).contains("failed just now");
    }

    @Test
    void its_circuit_opens_and_closes_again_by_itself() {
        int jobs = 200;
        IntStream.range(0, jobs)
                .mapToObj(i -> stack.accepted("anna", offer.job("opens " + i + mark)))
                .toList()
                .forEach(job -> stack.succeeded("anna", job));
        int askedUntilOpen = asked.get();
        healed = true;

        assertThat(askedUntilOpen).isLessThan(jobs);
        Stack.awaitThat(() -> firstPlatformOfAnother().equals(offer.platformName("broken")), "its circuit to close");
    }

    private String firstPlatformOfAnother() {
        String job = stack.accepted("anna", offer.job("looks " + mark));
        stack.succeeded("anna", job);
        JsonNode attempts = attemptsOf(job);
        return attempts.size() == 1 ? attempts.get(0).get("platform").asString() : "";
    }

    private JsonNode attemptsOf(String job) {
        return Web.get(stack.api(1, "/admin/jobs/" + job), stack.asOperator())
                .json()
                .get("attempts");
    }

    @Test
    void what_a_provider_refuses_for_its_content_goes_nowhere_else() {
        Offer two = Offer.of("image")
                .onOpenAiAt("first", stack.provider + "/openai/v1", 1)
                .onOpenAiAt("second", stack.provider + "/openai/v1", 2)
                .put();

        String job = stack.accepted("anna", two.job("[[moderated]] " + mark));

        assertThat(stack.ended("anna", job).get("status").asString()).isEqualTo("failed");
        assertThat(stack.submissionsOf("[[moderated]] " + mark)).isEqualTo(1);
    }

    private HttpServer brokenProvider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                byte[] body = (healed ? PICTURE : TROUBLE).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(healed ? 200 : 500, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
