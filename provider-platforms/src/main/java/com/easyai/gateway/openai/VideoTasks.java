package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.exchange.SubmitReplies;
import com.easyai.gateway.result.Reported;
import com.easyai.gateway.result.TaskIds;
import com.easyai.gateway.result.TaskRecord;
import com.easyai.gateway.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The videos API: a task, asked for by id, whose result is fetched from the API itself with the key. */
final class VideoTasks {
    /** Where a video does not say until when it is kept. */
    private static final Duration CONTENT_LIFETIME = Duration.ofHours(24);

    /** Beyond this, a number is no time of day any more: 9999-12-31. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final ProviderHttp http;
    private final Clock clock;

    VideoTasks(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** JSON, or a form where a reference picture goes along: relays that take it as a link are the rarer ones. */
    SubmitReply submit(PreparedCall call, Account account, InputMedia inputs) {
        ObjectNode parameters = call.parameters();
        RequestBody body =
                parameters.has("input_reference") ? OpenAiForm.of(parameters, inputs) : ProviderHttp.json(parameters);
        Answer answer = http.submit(account, OpenAiHeaders.of(account), body, "videos");
        return SubmitReplies.of(
                answer, new OpenAiErrors(account, clock)::refusal, video -> accepted(video, parameters));
    }

    private SubmitReply accepted(JsonNode video, ObjectNode parameters) {
        String seconds =
                parameters.path("seconds").asString(video.path("seconds").asString(""));
        return TaskIds.in(video, "id", "task_id")
                .<SubmitReply>map(id -> new SubmitReply.Accepted(TaskRecord.handle(id, seconds, clock)))
                .orElseGet(() -> new SubmitReply.Unknown("The platform took the request and named no usable task id."));
    }

    PollReply poll(TaskHandle task, Account account) {
        OpenAiErrors errors = new OpenAiErrors(account, clock);
        Answer answer = http.ask("GET", account, OpenAiHeaders.of(account), "videos", task.id());
        return TaskRecord.reply(answer, task, clock, errors::retryAfter, video -> state(video, task, account));
    }

    /** OpenAI's four states, and the words that relays use for them (new-api, relay/channel/task/sora). */
    private PollReply state(JsonNode video, TaskHandle task, Account account) {
        String status = video.path("status").asString("");
        return switch (status) {
            case "queued", "pending", "in_progress", "processing" -> new PollReply.Pending(progress(video));
            case "completed" -> succeeded(video, task, account);
            case "failed" -> new PollReply.Failed(Failures.of(kind(video), error(video), account, Optional.empty()));
            case "cancelled" -> new PollReply.Failed(Failures.of(Kind.CANCELLED));
            default -> TaskRecord.strangeStatus(status);
        };
    }

    private PollReply succeeded(JsonNode video, TaskHandle task, Account account) {
        HttpUrl content =
                ProviderHttp.url(account, "videos", task.id(), "content").orElseThrow();
        Output output = new Output.Remote(
                content.toString(),
                Optional.of("video/mp4"),
                expiresAt(video),
                Map.of("Authorization", OpenAiHeaders.authorization(account)));
        Usage usage = Reported.seconds(video.path("seconds"), TaskRecord.seconds(task))
                .map(Usage::seconds)
                .orElse(Usage.NOTHING);
        return new PollReply.Succeeded(List.of(output), usage);
    }

    private Instant expiresAt(JsonNode video) {
        Instant now = clock.instant();
        return Optional.of(video.path("expires_at"))
                .filter(at -> at.isIntegralNumber() && at.canConvertToLong() && at.asLong() < LAST_SECOND)
                .map(at -> Instant.ofEpochSecond(at.asLong()))
                .filter(at -> at.isAfter(now))
                .orElse(now.plus(CONTENT_LIFETIME));
    }

    private static Optional<Integer> progress(JsonNode video) {
        String percent = video.path("progress").asString("").replace("%", "");
        return percent.matches("\\d{1,2}|100") ? Optional.of(Integer.valueOf(percent)) : Optional.empty();
    }

    private static Kind kind(JsonNode video) {
        return OpenAiErrors.isModeration(error(video)) ? Kind.MODERATION_OUTPUT : Kind.PROVIDER_UNAVAILABLE;
    }

    private static ErrorBody error(JsonNode video) {
        return ErrorBody.from(video.path("error"));
    }
}
