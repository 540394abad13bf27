package com.easyai.gateway.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Against a small HTTP server that answers as the api does. Isolated: it looks at the process's own output. */
@Isolated
class SubmitCommandTest {
    private static final String ACCEPTED = """
            {"id":"job_1","status":"queued","queue":{"position":3,"reason":"waiting"}}""";
    private static final String SUCCEEDED = """
            {"id":"job_1","status":"succeeded","result":{"artifacts":[{"url":"http://files/1.png"},{"url":"http://files/2.png"}]}}""";
    private static final String FAILED = """
            {"id":"job_1","status":"failed","error":{"message":"The provider refused the prompt."}}""";

    @TempDir
    Path folder;

    private record Reply(int status, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream realOutput = System.out;
    private final PrintStream realErrors = System.err;
    private HttpServer server = unbound();

    @BeforeEach
    void serve() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(realOutput);
        System.setErr(realErrors);
        server.stop(0);
    }

    @Test
    void prints_the_urls_of_the_result_and_nothing_else_on_standard_output() {
        answers(202, ACCEPTED);
        answers(200, SUCCEEDED);

        int code = submit("--kind", "image", "--model", "gpt-image-1", "--prompt", "a red fox");

        assertThat(code).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("http://files/1.png", "http://files/2.png");
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("number 3 in the queue", "succeeded");
        assertThat(requests.getFirst())
                .startsWith("POST /v1/jobs Bearer sk-test ")
                .contains("\"kind\":\"image\"", "\"model\":\"gpt-image-1\"", "\"prompt\":\"a red fox\"");
    }

    @Test
    void edit_sends_its_picture_as_a_data_url() throws Exception {
        answers(202, SUCCEEDED);
        Path picture = Files.write(folder.resolve("fox.png"), new byte[] {1, 2, 3});

        int code = submit("--kind", "edit", "--model", "m", "--prompt", "bluer", "--file", picture.toString());

        assertThat(code).isZero();
        assertThat(requests.getFirst()).contains("\"image\":\"data:image/png;base64,AQID\"");
    }

    @Test
    void failed_job_ends_with_its_sentence_and_no_url() {
        answers(202, FAILED);

        int code = submit("--kind", "video", "--model", "m", "--prompt", "p");

        assertThat(code).isEqualTo(1);
        assertThat(output.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("The provider refused the prompt.");
    }

    @Test
    void refused_request_ends_with_the_gateways_sentence() {
        answers(404, """
                {"error":{"message":"There is no model m.","code":"model_not_found"}}""");

        int code = submit("--kind", "image", "--model", "m", "--prompt", "p");

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("404: There is no model m.");
    }

    @Test
    void gateway_that_is_away_for_a_moment_does_not_end_the_wait() {
        answers(202, ACCEPTED);
        answers(503, "");
        answers(200, SUCCEEDED);

        assertThat(submit("--kind", "image", "--model", "m", "--prompt", "p")).isZero();
    }

    @Test
    void nobody_there_is_said_with_what_to_do() {
        server.stop(0);

        int code = submit("--kind", "image", "--model", "m", "--prompt", "p");

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("Nobody answers", "./gateway up", "--url");
    }

    @Test
    void edit_without_a_picture_is_refused_before_anything_is_sent() {
        int code = submit("--kind", "edit", "--model", "m", "--prompt", "p");

        assertThat(code).isEqualTo(2);
        assertThat(requests).isEmpty();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("--file");
    }

    private int submit(String... more) {
        var arguments = new ArrayList<String>(List.of("submit", "--key", "sk-test", "--data", folder.toString()));
        arguments.addAll(
                List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        arguments.addAll(List.of(more));
        return Gateway.commandLine().execute(arguments.toArray(String[]::new));
    }

    private void answers(int status, String body) {
        replies.add(new Reply(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        Reply reply = replies.remove();
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
