package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.Failure.Kind;
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
import com.easyai.gateway.result.ResultUrl;
import com.easyai.gateway.result.TaskIds;
import com.easyai.gateway.result.TaskRecord;
import com.easyai.gateway.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** contents/generations/tasks. A task's record is kept for 7 days, its video for 24 hours. */
final class VideoTasks {
    private static final Duration URL_LIFETIME = Duration.ofHours(24);
    private static final String[] TASKS = {"contents", "generations", "tasks"};

    private final ProviderHttp http;
    private final Clock clock;

    VideoTasks(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    SubmitReply submit(PreparedCall call, Account account) {
        ObjectNode body = ArkInputs.spelled(call.parameters());
        Answer answer = http.submit(account, ArkHeaders.of(account), ProviderHttp.json(body), TASKS);
        return SubmitReplies.of(answer, new ArkErrors(account, clock)::refusal, task -> accepted(task, body));
    }

    private SubmitReply accepted(JsonNode task, ObjectNode body) {
        String seconds = body.path("duration").asString("");
        return TaskIds.in(task, "id")
                .<SubmitReply>map(id -> new SubmitReply.Accepted(TaskRecord.handle(id, seconds, clock)))
                .orElseGet(() -> new SubmitReply.Unknown("The platform took the request and named no usable task id."));
    }

    PollReply poll(TaskHandle task, Account account) {
        ArkErrors errors = new ArkErrors(account, clock);
        return TaskRecord.reply(
                record("GET", task, account), task, clock, errors::retryAfter, found -> state(found, task, errors));
    }

    /**
     * DELETE cancels a task that is queued, but takes away the record of one that ended and with it the only way to its
     * result (docs.composio.dev, byte_plus_ark): so the state is looked at first.
     */
    CancelReply cancel(TaskHandle task, Account account) {
        if (!(record("GET", task, account) instanceof Answer.Received found) || !isQueued(found)) {
            return new CancelReply.GoesOn("Ark stops a task only while it is queued.");
        }
        return record("DELETE", task, account) instanceof Answer.Received deleted && deleted.isSuccess()
                ? new CancelReply.Cancelled()
                : new CancelReply.GoesOn("Ark did not stop the task.");
    }

    private static boolean isQueued(Answer.Received answer) {
        return answer.isSuccess()
                && answer.json()
                        .filter(task -> task.path("status").asString("").equals("queued"))
                        .isPresent();
    }

    private Answer record(String method, TaskHandle task, Account account) {
        return http.ask(method, account, ArkHeaders.of(account), TASKS[0], TASKS[1], TASKS[2], task.id());
    }

    /** Ark's own words, and the two that relays use (new-api, relay/channel/task/doubao). */
    private PollReply state(JsonNode record, TaskHandle task, ArkErrors errors) {
        String status = record.path("status").asString("");
        return switch (status) {
            case "queued", "pending", "running", "processing" -> new PollReply.Pending(Optional.empty());
            case "succeeded" -> succeeded(record, task);
            case "failed" -> new PollReply.Failed(errors.failure(ErrorBody.from(record.path("error"))));
            case "cancelled" -> new PollReply.Failed(Failures.of(Kind.CANCELLED));
            case "expired" -> new PollReply.Failed(Failures.of(Kind.TASK_LOST));
            default -> TaskRecord.strangeStatus(status);
        };
    }

    private PollReply succeeded(JsonNode record, TaskHandle task) {
        String url = record.path("content").path("video_url").asString("");
        if (!ResultUrl.isUsable(url)) {
            return new PollReply.AskAgain(
                    "The task succeeded, and names no video that can be fetched.", Optional.empty());
        }
        Output video =
                new Output.Remote(url, Optional.of("video/mp4"), clock.instant().plus(URL_LIFETIME), Map.of());
        return new PollReply.Succeeded(List.of(video), usage(record, task));
    }

    private static Usage usage(JsonNode record, TaskHandle task) {
        Long tokens = Reported.tokens(record.path("usage").path("completion_tokens"));
        return new Usage(
                null,
                Reported.seconds(record.path("duration"), TaskRecord.seconds(task))
                        .orElse(null),
                null,
                null,
                null,
                tokens);
    }
}
