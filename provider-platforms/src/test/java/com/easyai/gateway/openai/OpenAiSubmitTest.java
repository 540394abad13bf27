package com.easyai.gateway.openai;

import static com.easyai.gateway.exchange.ProviderStub.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.InputMedia.UnusableInputException;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.media.Pictures;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class OpenAiSubmitTest {
    private static final String PNG = Pictures.base64(Pictures.png(30, 20));
    private static final InputMedia PICTURES = url -> url.endsWith("jpg")
            ? new InputMedia.Media(Pictures.jpeg(3, 2), "image/jpeg")
            : new InputMedia.Media(Pictures.png(3, 2), "image/png");

    private final ProviderStub stub = new ProviderStub();
    private final OpenAiAdapter adapter = new OpenAiAdapter(stub.http, ProviderStub.CLOCK);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_generation_is_json_with_the_key() {
        stub.answers("{'data':[{'b64_json':'PNG'}]}".replace('\'', '"').replace("PNG", PNG));

        submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'ein Füchslein','n':1}");

        RecordedRequest sent = stub.request();
        assertThat(sent.getRequestLine()).isEqualTo("POST /api/v3/images/generations HTTP/1.1");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + ProviderStub.KEY);
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(Json.MAPPER.readTree(ProviderStub.body(sent)))
                .isEqualTo(json("{'model':'gpt-image-1','prompt':'ein Füchslein','n':1}"));
    }

    @Test
    void base64_becomes_pictures_and_usage_is_read() {
        stub.answers("""
                {"created":1,"size":"1024x1024","data":[{"b64_json":"%s"},{"b64_json":"%s"}],
                 "usage":{"total_tokens":4210,"input_tokens":50,"output_tokens":4160,"input_tokens_details":{"cached_tokens":7}}}
                """.formatted(PNG, Pictures.base64(Pictures.jpeg(30, 20))));

        SubmitReply reply = submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'p','n':2}");

        assertThat(reply).isInstanceOfSatisfying(SubmitReply.Completed.class, completed -> {
            assertThat(completed.outputs().getFirst()).isInstanceOfSatisfying(Output.Inline.class, inline -> {
                assertThat(inline.bytes()).isEqualTo(Pictures.png(30, 20));
                assertThat(inline.mediaType()).isEqualTo("image/png");
            });
            assertThat(completed.usage())
                    .isEqualTo(Usage.images(2)
                            .withMegapixels(new BigDecimal("0.001200"))
                            .withTokens(50, 7, 4160));
        });
        assertThat(describe(reply)).isEqualTo("Completed image/png, image/jpeg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'input_tokens':50,'input_tokens_details':{'cached_tokens':50} | 50 | 50",
                "'input_tokens':50,'input_tokens_details':{'cached_tokens':51} | 50 | 50",
                "'input_tokens_details':{'cached_tokens':7} | | 0",
                "'input_tokens':50 | 50 |"
            },
            quoteCharacter = '"')
    void no_more_is_believed_to_be_cached_than_was_sent(String usage, @Nullable Long input, @Nullable Long cached) {
        stub.answers("{'data':[{'b64_json':'PNG'}],'usage':{USAGE}}"
                .replace("USAGE", usage)
                .replace('\'', '"')
                .replace("PNG", PNG));

        SubmitReply reply = submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'p','n':1}");

        assertThat(reply).isInstanceOfSatisfying(SubmitReply.Completed.class, completed -> {
            assertThat(completed.usage().inputTokens()).isEqualTo(input);
            assertThat(completed.usage().cachedInputTokens()).isEqualTo(cached);
        });
    }

    @Test
    void a_url_lives_an_hour_and_counts_the_size_asked_for() {
        stub.answers("{\"data\":[{\"url\":\"https://files.example/1.png?sig=s\",\"revised_prompt\":\"r\"}]}");

        SubmitReply reply = submit(JobKind.IMAGE, "{'model':'dall-e-3','prompt':'p','size':'1792x1024'}");

        assertThat(reply)
                .isEqualTo(new SubmitReply.Completed(
                        List.of(new Output.Remote(
                                "https://files.example/1.png?sig=s",
                                Optional.empty(),
                                ProviderStub.NOW.plus(Duration.ofMinutes(60)),
                                Map.of())),
                        Usage.images(1).withMegapixels(new BigDecimal("1.835008"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | [{'b64_json':'PNG'},{'b64_json':'PNG'}] | Completed image/png, image/png, PROVIDER_UNAVAILABLE",
                "1 | [{'b64_json':'PNG'},{'url':'https://a/2'}] | Completed image/png",
                "2 | [{'error':{'code':'moderation_blocked'}},{'b64_json':'PNG'},{'url':'https://a/2'}] | Completed image/png, url",
                "2 | [{'b64_json':'PNG'},{'error':{'code':'moderation_blocked'}}] | Completed image/png, MODERATION_OUTPUT",
                "2 | [{'b64_json':'not base64'},{'b64_json':'PNG'}] | Completed PROVIDER_UNAVAILABLE, image/png",
                "2 | [{'b64_json':'YWJj'},{'b64_json':'PNG'}] | Completed PROVIDER_UNAVAILABLE, image/png",
                "2 | [{'url':'ftp://a/1'},{'url':'https://a/1'}] | Completed PROVIDER_UNAVAILABLE, url",
                "2 | [{'url':'file:///etc/passwd'},{'url':''}] | Refused PROVIDER_UNAVAILABLE",
                "1 | [] | Refused MODERATION_OUTPUT",
                "1 | [{'error':{'code':'moderation_blocked'}}] | Refused MODERATION_OUTPUT",
                "1 | [{'error':'broken'}] | Refused PROVIDER_UNAVAILABLE",
                "1 | [null, 7, 'x', {}] | Refused PROVIDER_UNAVAILABLE",
                "1 | {'b64_json':'PNG'} | Unknown",
                "1 | null | Unknown",
            })
    void each_item_stands_for_itself(int asked, String data, String expected) {
        stub.answers("{\"data\":" + data.replace('\'', '"').replace("PNG", PNG) + "}");

        assertThat(describe(submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'p','n':" + asked + "}")))
                .isEqualTo(expected);
    }

    @Test
    void only_what_came_is_counted() {
        stub.answers("{\"data\":[{\"url\":\"https://a/1\"}],\"usage\":{\"output_tokens\":-5,\"input_tokens\":1e30}}");

        SubmitReply reply = submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'p','n':3,'size':'1000x1000'}");

        assertThat(reply)
                .isInstanceOfSatisfying(
                        SubmitReply.Completed.class,
                        completed -> assertThat(completed.usage())
                                .isEqualTo(Usage.images(1).withMegapixels(new BigDecimal("1.000000"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | | {'error':{'message':'bad size','type':'invalid_request_error','param':'size','code':'invalid_value'}} | Refused INVALID_REQUEST",
                "400 | | {'error':{'message':'x','type':'image_generation_user_error','param':'','code':'moderation_blocked'}} | Refused MODERATION_INPUT",
                "400 | | {'error':{'message':'x','type':'invalid_request_error','code':'content_policy_violation'}} | Refused MODERATION_INPUT",
                "400 | | {'error':{'message':'x','type':'invalid_request_error','code':'billing_hard_limit_reached'}} | Refused BALANCE_EXHAUSTED",
                "400 | | {'error':'just text'} | Refused INVALID_REQUEST",
                "400 | | {'code':20012,'message':'flat'} | Refused INVALID_REQUEST",
                "400 | | <html>Bad Request</html> | Refused PROVIDER_UNAVAILABLE",
                "401 | | {'error':{'code':'invalid_api_key','message':'Incorrect API key provided'}} | Refused AUTH",
                "402 | | {} | Refused BALANCE_EXHAUSTED",
                "403 | | {'error':{'message':'country not supported'}} | Refused PERMISSION",
                "404 | | {'error':{'code':'model_not_found'}} | Refused UNSUPPORTED",
                "404 | | <html>nginx</html> | Refused UNSUPPORTED",
                "408 | | {'error':{'message':'timeout'}} | Refused PROVIDER_UNAVAILABLE",
                "409 | | {'error':{'message':'lock'}} | Refused PROVIDER_UNAVAILABLE",
                "413 | | {'error':{'message':'too large'}} | Refused INVALID_REQUEST",
                "422 | | [{'error':{'message':'bad'}}] | Refused INVALID_REQUEST",
                "429 | retry-after: 2 | {'error':{'type':'requests','code':'rate_limit_exceeded'}} | Throttled PT2S",
                "429 | retry-after-ms: 250 | {'error':{'type':'tokens'}} | Throttled PT0.25S",
                "429 | x-ratelimit-reset-requests: 1.2s | {'error':{'code':'rate_limit_exceeded'}} | Throttled PT1.2S",
                "429 | Retry-After: 99999999999 | {} | Throttled PT27777777H46M39S",
                "429 | | <html>slow down</html> | Throttled",
                "429 | Retry-After: 1 | {'error':{'type':'insufficient_quota','code':'insufficient_quota'}} | Refused BALANCE_EXHAUSTED PT1S",
                "429 | | {'error':{'type':'insufficient_quota','code':null}} | Refused BALANCE_EXHAUSTED",
                "500 | | {'error':{'type':'server_error'}} | Refused PROVIDER_UNAVAILABLE",
                "502 | | <html>Bad gateway</html> | Refused PROVIDER_UNAVAILABLE",
                "503 | Retry-After: 0 | {'error':'slow down'} | Refused PROVIDER_UNAVAILABLE PT0S",
                "504 | | | Refused PROVIDER_UNAVAILABLE",
                "520 | | <html>Cloudflare</html> | Refused PROVIDER_UNAVAILABLE",
                "200 | | {'error':{'code':'moderation_blocked'}} | Refused MODERATION_INPUT",
                "200 | | {'error':{'type':'insufficient_quota'}} | Refused BALANCE_EXHAUSTED",
                "200 | | {'error':{'code':429,'message':'busy'}} | Throttled",
                "200 | | {'error':{'code':'503','message':'busy'}} | Refused PROVIDER_UNAVAILABLE",
                "200 | | {'error':{'type':'invalid_request_error','message':'bad'}} | Refused INVALID_REQUEST",
                "200 | | {'error':'something'} | Refused PROVIDER_UNAVAILABLE",
                "200 | | <html>welcome</html> | Unknown",
                "200 | | | Unknown",
                "200 | | {'data':[{'b64_json':'iVBO | Unknown",
                "200 | | {} | Unknown",
                "204 | | | Unknown",
                "302 | Location: http://localhost:1/ | | Refused PROVIDER_UNAVAILABLE",
            })
    void every_answer_has_its_reply(int status, @Nullable String headers, @Nullable String body, String expected) {
        stub.answers(
                status,
                Optional.ofNullable(headers).orElse(""),
                Optional.ofNullable(body).orElse("").replace('\'', '"'));

        assertThat(describe(submit(JobKind.IMAGE, "{'model':'gpt-image-1','prompt':'p'}")))
                .isEqualTo(expected);
        assertThat(stub.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_edit_is_a_form_in_which_each_picture_has_its_own_type() {
        stub.answers("{\"data\":[{\"url\":\"https://a/1\"}]}");

        submit(
                JobKind.EDIT,
                "{'model':'gpt-image-1','prompt':'été','n':1,'image':['https://a/1.png','https://a/2.jpg'],'mask':'https://a/m.png'}");

        RecordedRequest sent = stub.request();
        String body = latin(sent);
        assertThat(sent.getRequestLine()).isEqualTo("POST /api/v3/images/edits HTTP/1.1");
        assertThat(sent.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(body)
                .contains(part("image[]", "image-0.png", "image/png", Pictures.png(3, 2)))
                .contains(part("image[]", "image-1.jpeg", "image/jpeg", Pictures.jpeg(3, 2)))
                .contains(part("mask", "mask.png", "image/png", Pictures.png(3, 2)))
                .contains("name=\"model\"")
                .contains("\r\n\r\n" + new String("été".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_single_picture_is_named_image() {
        stub.answers("{\"data\":[{\"url\":\"https://a/1\"}]}");

        submit(JobKind.EDIT, "{'model':'dall-e-2','prompt':'p','image':['https://a/1.png']}");

        assertThat(latin(stub.request())).contains(part("image", "image.png", "image/png", Pictures.png(3, 2)));
    }

    @Test
    void an_input_that_cannot_be_read_is_refused_before_anything_is_sent() {
        InputMedia broken = url -> {
            throw new UnusableInputException("The input picture must be a whole PNG, JPEG, WebP or GIF picture.");
        };

        SubmitReply reply = adapter.submit(
                call(JobKind.EDIT, "{'model':'gpt-image-1','prompt':'p','image':'https://a/1.png'}"),
                stub.account(),
                broken);

        assertThat(describe(reply)).isEqualTo("Refused INPUT_FETCH_FAILED");
        assertThat(stub.server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'video_123','status':'queued'} | Accepted video_123",
                "{'task_id':'t-1'} | Accepted t-1",
                "{'id':98765432109876543210} | Accepted 98765432109876543210",
                "{'id':'../admin'} | Unknown",
                "{'id':'..'} | Unknown",
                "{'id':'a/b'} | Unknown",
                "{'id':''} | Unknown",
                "{'id':1.5} | Unknown",
                "{'status':'queued'} | Unknown",
                "{'id':'v','error':null} | Accepted v",
                "{'id':'v','error':{'code':'moderation_blocked'}} | Refused MODERATION_INPUT",
            })
    void a_video_is_accepted_under_an_id_that_can_be_asked_for(String body, String expected) {
        stub.answers(body.replace('\'', '"'));

        assertThat(describe(submit(JobKind.VIDEO, "{'model':'sora-2','prompt':'p','seconds':'8'}")))
                .isEqualTo(expected);
        assertThat(stub.json()).isEqualTo(json("{'model':'sora-2','prompt':'p','seconds':'8'}"));
    }

    @Test
    void a_video_with_a_reference_picture_is_a_form() {
        stub.answers("{\"id\":\"video_1\"}");

        submit(JobKind.VIDEO, "{'model':'sora-2','prompt':'p','input_reference':'https://a/1.jpg'}");

        assertThat(latin(stub.request()))
                .contains(part("input_reference", "input_reference.jpeg", "image/jpeg", Pictures.jpeg(3, 2)));
    }

    private SubmitReply submit(JobKind kind, String parameters) {
        return adapter.submit(call(kind, parameters), stub.account(), PICTURES);
    }

    private static PreparedCall call(JobKind kind, String parameters) {
        ObjectNode json = json(parameters);
        return new PreparedCall(kind, json.path("model").asString(), json);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    private static String part(String name, String file, String mediaType, byte[] bytes) {
        return "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(name, file, mediaType)
                + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String latin(RecordedRequest request) {
        return Optional.ofNullable(request.getBody()).orElseThrow().string(StandardCharsets.ISO_8859_1);
    }
}
