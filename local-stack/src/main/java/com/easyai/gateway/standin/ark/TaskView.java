package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.VideoDesk;
import com.easyai.gateway.standin.record.VideoTask;
import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.web.Json;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A task as Ark shows it. The directive {@code seconds 5.04} makes it tell that duration. */
final class TaskView {
    private static final int FRAMES_PER_SECOND = 24;
    private static final int EXPIRES_AFTER = 172_800;

    private TaskView() {}

    static ObjectNode of(VideoTask task, Instant now, String strangeStatus, String origin) {
        VideoTask.Phase phase = task.phase(now);
        ObjectNode view = Json.object()
                .put("id", task.id())
                .put("model", task.request().model())
                .put("status", strangeStatus.isEmpty() ? status(phase) : strangeStatus)
                .put("created_at", task.submittedAt().getEpochSecond())
                .put("updated_at", updatedAt(task, phase, now).getEpochSecond())
                .put("service_tier", "default")
                .put("execution_expires_after", EXPIRES_AFTER);
        return switch (phase) {
            case QUEUED, RUNNING, CANCELLED -> view;
            case FAILED -> view.set("error", error(task));
            case SUCCEEDED -> succeeded(view, task, origin);
        };
    }

    private static Instant updatedAt(VideoTask task, VideoTask.Phase phase, Instant now) {
        return switch (phase) {
            case QUEUED -> task.submittedAt();
            case RUNNING -> now;
            case SUCCEEDED, FAILED, CANCELLED -> task.endsAt();
        };
    }

    static String status(VideoTask.Phase phase) {
        return switch (phase) {
            case QUEUED -> "queued";
            case RUNNING -> "running";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private static ObjectNode error(VideoTask task) {
        return VideoDesk.failsByModeration(task)
                ? Json.object()
                        .put("code", "OutputVideoSensitiveContentDetected")
                        .put(
                                "message",
                                "The request failed because the output video may contain sensitive information.")
                : Json.object()
                        .put("code", "InternalServiceError")
                        .put("message", "The service encountered an unexpected internal error.");
    }

    private static ObjectNode succeeded(ObjectNode view, VideoTask task, String origin) {
        VideoTask.Request asked = task.request();
        long tokens = (long) asked.width() * asked.height() * FRAMES_PER_SECOND * asked.seconds() / 1024;
        view.putNull("error");
        view.set("content", Json.object().put("video_url", origin + task.file().pathAndName()));
        view.set("usage", Json.object().put("completion_tokens", tokens).put("total_tokens", tokens));
        return view.put("resolution", Math.min(asked.width(), asked.height()) + "p")
                .put("duration", duration(asked))
                .put("framespersecond", FRAMES_PER_SECOND);
    }

    private static BigDecimal duration(VideoTask.Request asked) {
        return asked.directives()
                .named("seconds")
                .map(Directive::argument)
                .filter(told -> told.matches("\\d{1,4}(\\.\\d{1,6})?"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.valueOf(asked.seconds()));
    }
}
