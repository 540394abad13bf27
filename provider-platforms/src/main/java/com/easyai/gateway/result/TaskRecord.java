package com.easyai.gateway.result;

import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is kept of a video task besides its id, and what an answer about one can mean whatever the wire. */
public final class TaskRecord {
    /** A record that is not there yet is replicated by then, and one that is not there now will not come. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final int NOT_FOUND = 404;

    private TaskRecord() {}

    /** {@code seconds} as asked for, empty where the provider decides. */
    public static TaskHandle handle(String id, String seconds, Clock clock) {
        return new TaskHandle(
                id,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("seconds", seconds)
                        .put("submittedAt", clock.instant().toString()));
    }

    public static String seconds(TaskHandle task) {
        return task.document().path("seconds").asString("");
    }

    /** {@code onRecord} reads a task's record; everything else about it is decided here. */
    public static PollReply reply(
            Answer answer,
            TaskHandle task,
            Clock clock,
            Function<Headers, Optional<Duration>> retryAfter,
            Function<JsonNode, PollReply> onRecord) {
        return switch (answer) {
            case Answer.NotReached(String message) -> new PollReply.AskAgain(message, Optional.empty());
            case Answer.Lost(String message) -> new PollReply.AskAgain(message, Optional.empty());
            case Answer.Misconfigured(String message) -> new PollReply.AskAgain(message, Optional.empty());
            case Answer.Received received
            when isGone(received, task, clock) -> new PollReply.Failed(Failures.of(Kind.TASK_LOST));
            case Answer.Received received
            when !received.isSuccess() ->
                new PollReply.AskAgain(
                        "The platform answered with status " + received.status() + ".",
                        retryAfter.apply(received.headers()));
            case Answer.Received received ->
                received.json()
                        .filter(JsonNode::isObject)
                        .map(onRecord)
                        .orElseGet(() -> new PollReply.AskAgain(
                                "The platform's answer about the task cannot be read.", Optional.empty()));
        };
    }

    /** A word that no version of the wire we know has says nothing about the task. */
    public static PollReply strangeStatus(String status) {
        String shown = status.replaceAll("[^\\w.:-]+", "?");
        return new PollReply.AskAgain(
                "The platform calls the task's state \"" + shown.substring(0, Math.min(shown.length(), 40))
                        + "\", which is not known.",
                Optional.empty());
    }

    /** Only the API's own word counts: a 404 page is a proxy's, or that of a base URL just being changed. */
    private static boolean isGone(Answer.Received answer, TaskHandle task, Clock clock) {
        return answer.status() == NOT_FOUND
                && ErrorBody.of(answer.json()).isPresent()
                && submittedAt(task)
                        .filter(then -> clock.instant().isAfter(then.plus(GRACE)))
                        .isPresent();
    }

    private static Optional<Instant> submittedAt(TaskHandle task) {
        try {
            return Optional.of(Instant.parse(task.document().path("submittedAt").asString("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
