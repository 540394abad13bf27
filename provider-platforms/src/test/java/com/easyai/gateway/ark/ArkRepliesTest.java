package com.easyai.gateway.ark;

import static com.easyai.gateway.exchange.ProviderStub.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.InputMedia;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ArkRepliesTest {
    private static final String PICTURE = "{'model':'doubao-seedream-4-0-250828','prompt':'p','size':'2K'}";
    private static final String THREE =
            "{'model':'m','prompt':'p','sequential_image_generation_options':{'max_images':3}}";

    private static final InputMedia NO_INPUTS = url -> {
        throw new AssertionError("Ark reads inputs itself: " + url);
    };

    private final ProviderStub stub = new ProviderStub();
    private final ArkAdapter adapter = new ArkAdapter(stub.http, ProviderStub.CLOCK);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_picture_is_asked_for_with_the_key_and_input_heads_in_lower_case() {
        stub.answers("{\"data\":[{\"url\":\"https://a/1\"}]}");

        submit(JobKind.EDIT, "{'model':'m','prompt':'p','image':['DATA:Image/PNG;base64,AbCd','https://A/b']}");

        var sent = stub.request();
        assertThat(sent.getRequestLine()).isEqualTo("POST /api/v3/images/generations HTTP/1.1");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + ProviderStub.KEY);
        assertThat(Json.MAPPER.readTree(ProviderStub.body(sent)))
                .isEqualTo(json("{'model':'m','prompt':'p','image':['data:image/png;base64,AbCd','https://A/b']}"));
    }

    @Test
    void a_url_lives_a_day_and_what_is_delivered_is_counted() {
        stub.answers("""
                {"model":"m","created":1757323224,
                 "data":[{"url":"https://tos.example/1.jpeg?X-Tos-Signature=s","size":"2048x2048"},
                         {"error":{"code":"OutputImageSensitiveContentDetected","message":"m"}}],
                 "usage":{"generated_images":9,"output_tokens":16384,"total_tokens":16384}}
                """);

        SubmitReply reply = submit(JobKind.IMAGE, THREE);

        assertThat(describe(reply)).isEqualTo("Completed url, MODERATION_OUTPUT, PROVIDER_UNAVAILABLE");
        assertThat(reply).isInstanceOfSatisfying(SubmitReply.Completed.class, completed -> {
            assertThat(completed.outputs().getFirst())
                    .isEqualTo(new Output.Remote(
                            "https://tos.example/1.jpeg?X-Tos-Signature=s",
                            Optional.empty(),
                            ProviderStub.NOW.plus(Duration.ofHours(24)),
                            Map.of()));
            assertThat(completed.usage()).isEqualTo(new Usage(1, null, new BigDecimal("4.194304"), null, null, 16384L));
        });
        assertThat(reply.toString()).doesNotContain("X-Tos-Signature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | | {'error':{'code':'InvalidParameter.size','message':'m','param':'size','type':'BadRequest'}} | Refused INVALID_REQUEST",
                "400 | | {'error':{'code':'MissingParameter','message':'m'}} | Refused INVALID_REQUEST",
                "400 | | {'error':{'code':'OutofContextError','message':'m'}} | Refused INVALID_REQUEST",
                "400 | | {'error':{'code':'InvalidImageURL.InvalidFormat','message':'m'}} | Refused INPUT_FETCH_FAILED",
                "400 | | {'error':{'code':'InvalidEndpoint.ClosedEndpoint','message':'m'}} | Refused PERMISSION",
                "400 | | {'error':{'code':'InputTextSensitiveContentDetected','message':'m'}} | Refused MODERATION_INPUT",
                "400 | | {'error':{'code':'InputImageSensitiveContentDetected.PrivacyInformation','message':'m'}} | Refused MODERATION_INPUT",
                "400 | | {'error':{'code':'SensitiveContentDetected.Violence','message':'m'}} | Refused MODERATION_INPUT",
                "400 | | {'error':{'code':'OutputImageSensitiveContentDetected','message':'m'}} | Refused MODERATION_OUTPUT",
                "400 | | {'error':{'code':'OutputImageRiskDetection','message':'m'}} | Refused MODERATION_OUTPUT",
                "400 | | <html></html> | Refused PROVIDER_UNAVAILABLE",
                "401 | | {'error':{'code':'AuthenticationError','message':'m'}} | Refused AUTH",
                "401 | | {'error':{'code':'InvalidAccountStatus','message':'m'}} | Refused AUTH",
                "403 | | {'error':{'code':'AccountOverdueError','message':'m'}} | Refused BALANCE_EXHAUSTED",
                "403 | | {'error':{'code':'OperationDenied.ServiceOverdue','message':'m'}} | Refused BALANCE_EXHAUSTED",
                "403 | | {'error':{'code':'OperationDenied.PermissionDenied','message':'m'}} | Refused PERMISSION",
                "403 | | {'error':{'code':'AccessDenied','message':'m'}} | Refused PERMISSION",
                "404 | | {'error':{'code':'InvalidEndpointOrModel.NotFound','message':'m'}} | Refused UNSUPPORTED",
                "404 | | {'error':{'code':'ModelNotOpen','message':'m'}} | Refused PERMISSION",
                "409 | | {'error':{'code':'Conflict','message':'m'}} | Refused PROVIDER_UNAVAILABLE",
                "429 | | {'error':{'code':'RateLimitExceeded.EndpointRPMExceeded','message':'m'}} | Throttled",
                "429 | Retry-After: 5 | {'error':{'code':'ModelAccountIpmRateLimitExceeded','message':'m'}} | Throttled PT5S",
                "429 | | {'error':{'code':'InflightBatchsizeExceeded','message':'m'}} | Throttled",
                "429 | | {'error':{'code':'ModelLoadingError','message':'m'}} | Throttled",
                "429 | | {'error':{'code':'SomethingNew','message':'m'}} | Throttled",
                "429 | | {'error':{'code':'ServerOverloaded','message':'m'}} | Refused PROVIDER_UNAVAILABLE",
                "429 | | {'error':{'code':'QuotaExceeded','message':'free quota gone'}} | Refused BALANCE_EXHAUSTED",
                "429 | | {'error':{'code':'QuotaExceeded','message':'too many tasks in the queue'}} | Throttled",
                "429 | | {'error':{'code':'QuotaExceeded.AgentPlanQuotaExceeded','message':'m'}} | Refused BALANCE_EXHAUSTED",
                "429 | | {'error':{'code':'SetLimitExceeded','message':'m'}} | Refused BALANCE_EXHAUSTED",
                "500 | | {'error':{'code':'InternalServiceError','message':'m'}} | Refused PROVIDER_UNAVAILABLE",
                "502 | | <html></html> | Refused PROVIDER_UNAVAILABLE",
                "503 | Retry-After: 0 | | Refused PROVIDER_UNAVAILABLE PT0S",
                "200 | | {'error':{'code':'OutputImageSensitiveContentDetected','message':'m'}} | Refused MODERATION_OUTPUT",
                "200 | | {'error':{'code':'InternalServiceError','message':'m'}} | Refused PROVIDER_UNAVAILABLE",
                "200 | | {'error':{'code':429,'message':'m'}} | Throttled",
                "200 | | {'error':'text'} | Refused PROVIDER_UNAVAILABLE",
                "200 | | {'data':[]} | Refused MODERATION_OUTPUT",
                "200 | | {'data':[{'error':{'code':'InternalServiceError'}}]} | Refused PROVIDER_UNAVAILABLE",
                "200 | | {'data':[{'url':'https://a/1'}],'error':null} | Completed url",
                "200 | | {'data':'x'} | Unknown",
                "200 | | not json | Unknown",
            })
    void every_answer_to_a_picture_has_its_reply(
            int status, @Nullable String headers, @Nullable String body, String expected) {
        answers(status, headers, body);

        assertThat(describe(submit(JobKind.IMAGE, PICTURE))).isEqualTo(expected);
        assertThat(stub.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'cgt-2026-abc'} | Accepted cgt-2026-abc",
                "{'id':'cgt','safety_identifier':'s'} | Accepted cgt",
                "{'id':'../../keys'} | Unknown",
                "{} | Unknown",
            })
    void a_video_is_accepted_under_an_id_that_can_be_asked_for(String body, String expected) {
        answers(200, null, body);

        assertThat(describe(submit(JobKind.VIDEO, "{'model':'m','content':[],'duration':5}")))
                .isEqualTo(expected);
        assertThat(stub.request().getRequestLine()).isEqualTo("POST /api/v3/contents/generations/tasks HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | | {'status':'queued'} | Pending",
                "200 | | {'status':'running'} | Pending",
                "200 | | {'status':'pending'} | Pending",
                "200 | | {'status':'processing'} | Pending",
                "200 | | {'status':'succeeded','content':{'video_url':'https://a/v.mp4'},'error':null} | Succeeded url",
                "200 | | {'status':'succeeded','content':null} | AskAgain",
                "200 | | {'status':'succeeded','content':{'video_url':'file:///etc/passwd'}} | AskAgain",
                "200 | | {'status':'failed','error':{'code':'OutputVideoSensitiveContentDetected','message':'m'}} | Failed MODERATION_OUTPUT",
                "200 | | {'status':'failed','error':{'code':'InputImageSensitiveContentDetected'}} | Failed MODERATION_INPUT",
                "200 | | {'status':'failed','error':{'code':'InvalidParameter','message':'m'}} | Failed INVALID_REQUEST",
                "200 | | {'status':'failed','error':{'code':'InternalServiceError'}} | Failed PROVIDER_UNAVAILABLE",
                "200 | | {'status':'failed'} | Failed PROVIDER_UNAVAILABLE",
                "200 | | {'status':'cancelled'} | Failed CANCELLED",
                "200 | | {'status':'expired'} | Failed TASK_LOST",
                "200 | | {'status':'Succeeded'} | AskAgain",
                "200 | | {'status':'paused'} | AskAgain",
                "200 | | [] | AskAgain",
                "200 | | <html></html> | AskAgain",
                "404 | | {'error':{'code':'ResourceNotFound','message':'m'}} | AskAgain",
                "429 | Retry-After: 2 | {'error':{'code':'RateLimitExceeded'}} | AskAgain PT2S",
                "500 | | {'status':'failed'} | AskAgain",
            })
    void every_answer_about_a_task_has_its_reply(
            int status, @Nullable String headers, @Nullable String body, String expected) {
        TaskHandle task = submitted();
        answers(status, headers, body);

        assertThat(describe(adapter.poll(task, stub.account()))).isEqualTo(expected);
    }

    @Test
    void a_finished_video_reports_seconds_and_tokens() {
        TaskHandle task = submitted();
        answers(
                200,
                null,
                "{'status':'succeeded','content':{'video_url':'https://a/v.mp4?s=1','last_frame_url':'https://a/l.png'},'duration':5,'usage':{'completion_tokens':108900,'total_tokens':108900}}");

        assertThat(adapter.poll(task, stub.account()))
                .isEqualTo(new PollReply.Succeeded(
                        List.of(new Output.Remote(
                                "https://a/v.mp4?s=1",
                                Optional.of("video/mp4"),
                                ProviderStub.NOW.plus(Duration.ofHours(24)),
                                Map.of())),
                        new Usage(null, new BigDecimal("5"), null, null, null, 108900L)));
    }

    @Test
    void seconds_asked_for_count_when_none_are_reported() {
        TaskHandle task = submitted();
        answers(200, null, "{'status':'succeeded','content':{'video_url':'https://a/v.mp4'},'duration':86400}");

        assertThat(adapter.poll(task, stub.account()))
                .isInstanceOfSatisfying(
                        PollReply.Succeeded.class,
                        succeeded -> assertThat(succeeded.usage()).isEqualTo(Usage.seconds(new BigDecimal("5"))));
    }

    @Test
    void a_task_that_ark_no_longer_has_is_lost_after_the_grace() {
        TaskHandle task = submitted();
        answers(404, null, "{'error':{'code':'ResourceNotFound','message':'m'}}");
        var later = new ArkAdapter(stub.http, Clock.offset(ProviderStub.CLOCK, Duration.ofDays(8)));

        assertThat(describe(later.poll(task, stub.account()))).isEqualTo("Failed TASK_LOST");
    }

    @Test
    void a_queued_task_is_stopped() {
        TaskHandle task = submitted();
        answers(200, null, "{'status':'queued'}");
        answers(200, null, "{}");

        assertThat(adapter.cancel(task, stub.account())).isInstanceOf(CancelReply.Cancelled.class);
        stub.request();
        stub.request();
        assertThat(stub.request().getRequestLine())
                .isEqualTo("DELETE /api/v3/contents/generations/tasks/cgt-1 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"running", "succeeded", "failed", "unheard-of"})
    void the_record_of_any_other_task_is_not_deleted(String status) {
        TaskHandle task = submitted();
        answers(200, null, "{'status':'" + status + "'}");

        assertThat(adapter.cancel(task, stub.account())).isInstanceOf(CancelReply.GoesOn.class);
        assertThat(stub.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_task_that_began_to_run_meanwhile_goes_on() {
        TaskHandle task = submitted();
        answers(200, null, "{'status':'queued'}");
        answers(409, null, "{'error':{'code':'InvalidAction.RunningTaskDeletion'}}");

        assertThat(adapter.cancel(task, stub.account())).isInstanceOf(CancelReply.GoesOn.class);
    }

    @Test
    void a_set_of_pictures_has_forty_seconds_more_for_each_further_one() {
        assertThat(adapter.extraTime(call(JobKind.IMAGE, PICTURE))).isZero();
        assertThat(adapter.extraTime(call(JobKind.IMAGE, THREE))).isEqualTo(Duration.ofSeconds(80));
        Account hasty = stub.account().within(Duration.ofMinutes(1));
        assertThat(hasty.allowing(Duration.ofSeconds(80)).submitTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {PICTURE + " | Unknown", THREE + " | Completed url, url, url"})
    void a_set_is_waited_for_where_one_picture_would_be_given_up(String parameters, String expected) {
        stub.server.enqueue(new MockResponse.Builder()
                .body("{\"data\":[{\"url\":\"https://a/1\"},{\"url\":\"https://a/2\"},{\"url\":\"https://a/3\"}]}")
                .headersDelay(1, TimeUnit.SECONDS)
                .build());
        Account hasty =
                ProviderStub.account("http://localhost:" + stub.server.getPort() + "/api/v3", Duration.ofMillis(300));

        SubmitReply reply = adapter.submit(call(JobKind.IMAGE, parameters), hasty, NO_INPUTS);

        assertThat(describe(reply)).isEqualTo(expected);
    }

    private void answers(int status, @Nullable String headers, @Nullable String body) {
        stub.answers(
                status,
                Optional.ofNullable(headers).orElse(""),
                Optional.ofNullable(body).orElse("").replace('\'', '"'));
    }

    private TaskHandle submitted() {
        stub.answers("{\"id\":\"cgt-1\"}");
        return ((SubmitReply.Accepted) submit(JobKind.VIDEO, "{'model':'m','content':[],'duration':5}")).task();
    }

    private SubmitReply submit(JobKind kind, String parameters) {
        return adapter.submit(call(kind, parameters), stub.account(), NO_INPUTS);
    }

    private static PreparedCall call(JobKind kind, String parameters) {
        ObjectNode json = json(parameters);
        return new PreparedCall(kind, json.path("model").asString(), json);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
