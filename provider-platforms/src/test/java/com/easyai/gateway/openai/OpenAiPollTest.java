package com.easyai.gateway.openai;

import static com.easyai.gateway.exchange.ProviderStub.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OpenAiPollTest {
    private final ProviderStub stub = new ProviderStub();
    private final OpenAiAdapter adapter = new OpenAiAdapter(stub.http, ProviderStub.CLOCK);

    @AfterEach
    void close() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | | {'status':'queued','progress':0} | Pending 0",
                "200 | | {'status':'pending'} | Pending",
                "200 | | {'status':'in_progress','progress':42} | Pending 42",
                "200 | | {'status':'processing','progress':'42%'} | Pending 42",
                "200 | | {'status':'in_progress','progress':1000} | Pending",
                "200 | | {'status':'completed'} | Succeeded url",
                "200 | | {'status':'failed','error':{'code':'moderation_blocked'}} | Failed MODERATION_OUTPUT",
                "200 | | {'status':'failed','error':{'code':'internal_error'}} | Failed PROVIDER_UNAVAILABLE",
                "200 | | {'status':'failed','error':'text'} | Failed PROVIDER_UNAVAILABLE",
                "200 | | {'status':'failed'} | Failed PROVIDER_UNAVAILABLE",
                "200 | | {'status':'cancelled'} | Failed CANCELLED",
                "200 | | {'status':'COMPLETED'} | AskAgain",
                "200 | | {'status':'meditating'} | AskAgain",
                "200 | | {'status':7} | AskAgain",
                "200 | | {} | AskAgain",
                "200 | | {'error':{'code':500}} | AskAgain",
                "200 | | ['completed'] | AskAgain",
                "200 | | <html>hello</html> | AskAgain",
                "200 | | | AskAgain",
                "429 | Retry-After: 3 | {'error':{'code':'rate_limit_exceeded'}} | AskAgain PT3S",
                "500 | | {'status':'failed'} | AskAgain",
                "401 | | {'error':{'code':'invalid_api_key'}} | AskAgain",
                "404 | | {'error':{'message':'not found'}} | AskAgain",
            })
    void every_answer_has_its_reply(int status, @Nullable String headers, @Nullable String body, String expected) {
        TaskHandle task = submitted();
        stub.answers(
                status,
                Optional.ofNullable(headers).orElse(""),
                Optional.ofNullable(body).orElse("").replace('\'', '"'));

        assertThat(describe(adapter.poll(task, stub.account()))).isEqualTo(expected);
    }

    @Test
    void asks_for_the_task_with_the_key() {
        TaskHandle task = submitted();
        stub.answers("{\"status\":\"queued\"}");

        adapter.poll(task, stub.account());

        stub.request();
        var asked = stub.request();
        assertThat(asked.getRequestLine()).isEqualTo("GET /api/v3/videos/video_1 HTTP/1.1");
        assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Bearer " + ProviderStub.KEY);
    }

    @Test
    void the_result_is_fetched_from_the_api_with_the_key() {
        TaskHandle task = submitted();
        stub.answers("{\"status\":\"completed\",\"seconds\":\"8\",\"expires_at\":1795600000}");

        PollReply reply = adapter.poll(task, stub.account());

        assertThat(reply)
                .isEqualTo(new PollReply.Succeeded(
                        List.of(new Output.Remote(
                                stub.account().baseUrl() + "/videos/video_1/content",
                                Optional.of("video/mp4"),
                                Instant.ofEpochSecond(1795600000),
                                Map.of("Authorization", "Bearer " + ProviderStub.KEY))),
                        Usage.seconds(new BigDecimal("8"))));
        assertThat(reply.toString()).doesNotContain(ProviderStub.KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'seconds':'6'} | 6", "{'seconds':6.5} | 6.5", "{} | 8", "{'seconds':null} | 8",
                "{'seconds':'999999'} | 8", "{'seconds':-1} | 8", "{'seconds':'many'} | 8", "{'seconds':0} | 8"
            })
    void seconds_are_those_reported_unless_they_cannot_be_true(String facts, BigDecimal expected) {
        TaskHandle task = submitted();
        stub.answers(
                facts.replace('\'', '"').replace("{", "{\"status\":\"completed\"" + (facts.equals("{}") ? "" : ",")));

        assertThat(adapter.poll(task, stub.account()))
                .isInstanceOfSatisfying(
                        PollReply.Succeeded.class,
                        succeeded -> assertThat(succeeded.usage()).isEqualTo(Usage.seconds(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-5", "99999999999999999999", "\"soon\"", "null"})
    void a_result_that_says_no_good_end_is_kept_a_day(String expiresAt) {
        TaskHandle task = submitted();
        stub.answers("{\"status\":\"completed\",\"expires_at\":" + expiresAt + "}");

        assertThat(adapter.poll(task, stub.account()))
                .isInstanceOfSatisfying(
                        PollReply.Succeeded.class,
                        succeeded -> assertThat(succeeded.outputs().getFirst())
                                .isInstanceOfSatisfying(
                                        Output.Remote.class,
                                        remote -> assertThat(remote.expiresAt())
                                                .isEqualTo(ProviderStub.NOW.plus(Duration.ofHours(24)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT9M59S | {'error':{'message':'not found'}} | AskAgain",
                "PT10M1S | {'error':{'message':'not found'}} | Failed TASK_LOST",
                "PT2H | <html>nginx 404</html> | AskAgain",
                "PT2H | {} | AskAgain",
            })
    void a_task_is_lost_only_when_the_api_says_so_after_a_grace(Duration age, String body, String expected) {
        TaskHandle task = submitted();
        Clock later = Clock.offset(ProviderStub.CLOCK, age);
        stub.answers(404, "", body.replace('\'', '"'));

        assertThat(describe(new OpenAiAdapter(stub.http, later).poll(task, stub.account())))
                .isEqualTo(expected);
    }

    @Test
    void a_handle_survives_the_store() {
        TaskHandle task = submitted();
        TaskHandle loaded = new TaskHandle(
                task.id(), (ObjectNode) Json.MAPPER.readTree(task.document().toString()));
        stub.answers("{\"status\":\"completed\"}");

        assertThat(adapter.poll(loaded, stub.account()))
                .isInstanceOfSatisfying(
                        PollReply.Succeeded.class,
                        succeeded -> assertThat(succeeded.usage()).isEqualTo(Usage.seconds(new BigDecimal("8"))));
    }

    @Test
    void a_task_cannot_be_stopped_and_is_left_alone() {
        TaskHandle task = submitted();

        assertThat(adapter.cancel(task, stub.account())).isInstanceOf(CancelReply.GoesOn.class);
        assertThat(stub.server.getRequestCount()).isEqualTo(1);
    }

    private TaskHandle submitted() {
        stub.answers("{\"id\":\"video_1\",\"status\":\"queued\"}");
        var parameters = (ObjectNode) Json.MAPPER.readTree("{\"model\":\"sora-2\",\"prompt\":\"p\",\"seconds\":\"8\"}");
        SubmitReply reply =
                adapter.submit(new PreparedCall(JobKind.VIDEO, "sora-2", parameters), stub.account(), url -> {
                    throw new AssertionError(url);
                });
        return ((SubmitReply.Accepted) reply).task();
    }
}
