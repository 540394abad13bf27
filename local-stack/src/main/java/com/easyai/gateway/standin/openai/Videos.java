package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Form;
import com.easyai.gateway.standin.desk.ImageFormat;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.desk.Size;
import com.easyai.gateway.standin.desk.VideoDesk;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.record.VideoTask;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The videos task API as OpenAI had it and compatible platforms still offer it. */
final class Videos {
    private static final int LONGEST_JSON = 64_000_000;
    private static final int ASSET_SECONDS = 24 * 3600;
    private static final Shape SHAPE = new Shape(
            Map.of(
                    "prompt", new Rule.Text(32_000),
                    "model", new Rule.OneOf("sora-2", "sora-2-pro"),
                    "seconds", new Rule.OneOf("4", "8", "12"),
                    "size", new Rule.OneOf("720x1280", "1280x720", "1024x1792", "1792x1024"),
                    "input_reference", new Rule.Anything()),
            List.of("prompt"));

    private final Desk desk;
    private final VideoDesk tasks;
    private final OpenAiEnvelope envelope;

    Videos(Desk desk, OpenAiEnvelope envelope) {
        this.desk = desk;
        this.tasks = new VideoDesk(desk);
        this.envelope = envelope;
    }

    Reply submit(Note note, Exchange exchange) throws IOException {
        boolean json = exchange.mediaType().equals("application/json");
        Optional<ObjectNode> read = json ? exchange.body(LONGEST_JSON).flatMap(Json::readObject) : form(note, exchange);
        if (read.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        ObjectNode body = read.get();
        note.model(body.path("model").asString("sora-2"));
        Optional<Problem> problem = SHAPE.check(body).or(() -> referenceProblem(body));
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        String prompt = body.path("prompt").asString();
        Directives directives = Directives.in(prompt);
        Optional<Reply> fault = desk.fault(note, prompt, directives);
        return fault.isPresent() ? fault.get() : accepted(note, body, prompt, directives);
    }

    /** The form's texts as JSON; a file is put as an empty object, to be checked by what was seen of it. */
    private static Optional<ObjectNode> form(Note note, Exchange exchange) throws IOException {
        Optional<Form> form = Form.read(exchange);
        return form.map(found -> {
            ObjectNode body = SHAPE.ofForm(found.texts());
            for (Form.Upload file : found.files()) {
                note.input(file.input());
                body.putObject(file.input().name()).put("picture", file.format().isPresent());
            }
            return body;
        });
    }

    private static Optional<Problem> referenceProblem(ObjectNode body) {
        if (!body.hasNonNull("input_reference")) {
            return Optional.empty();
        }
        ObjectNode reference = body.withObject("/input_reference");
        boolean good = reference.path("picture").asBoolean(false)
                || reference.hasNonNull("file_id")
                || ImageFormat.isLinkOrPicture(reference.path("image_url").asString(""));
        return good
                ? Optional.empty()
                : Rule.badValue("input_reference", "'input_reference' must be a PNG, JPEG or WEBP picture.");
    }

    private Reply accepted(Note note, ObjectNode body, String prompt, Directives directives) throws IOException {
        Size size = Size.of(body.path("size").asString("720x1280")).orElseThrow();
        int seconds = Integer.parseInt(body.path("seconds").asString("4"));
        String model = body.path("model").asString("sora-2");
        VideoTask task = tasks.accept(note, new VideoDesk.Order(model, prompt, size, seconds, directives), "video_");
        return desk.delivered(note, directives, Reply.json(200, video(task, Instant.now(), "")));
    }

    Reply get(Note note, Exchange exchange) {
        Optional<VideoTask> task = find(note, exchange);
        if (task.isEmpty()) {
            return missing(note, exchange);
        }
        return switch (tasks.poll(note, task.get())) {
            case VideoDesk.Poll.Fails fails -> envelope.fault(fails.fault());
            case VideoDesk.Poll.Answers answers ->
                Reply.json(200, video(task.get(), Instant.now(), answers.strangeStatus()));
        };
    }

    Reply content(Note note, Exchange exchange) {
        Optional<VideoTask> task = find(note, exchange);
        if (task.isEmpty()) {
            return missing(note, exchange);
        }
        if (!exchange.query("variant").orElse("video").equals("video")) {
            String message = "Invalid value for 'variant'. Supported values are: 'video'.";
            return desk.refuse(note, new Problem("variant", Problem.Kind.BAD_VALUE, message));
        }
        if (task.get().phase(Instant.now()) != VideoTask.Phase.SUCCEEDED) {
            note.outcome("not ready");
            return OpenAiEnvelope.invalid(404, "Video is not ready yet, use GET /v1/videos/{id}.", null, null);
        }
        return VideoDesk.download(task.get().file());
    }

    Reply list(Note note, Exchange exchange) {
        int limit = exchange.query("limit")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(20);
        List<VideoTask> newestFirst = desk.memory().tasks().ofWire(desk.wire());
        List<VideoTask> ordered =
                exchange.query("order").orElse("desc").equals("asc") ? newestFirst.reversed() : newestFirst;
        List<VideoTask> rest = exchange.query("after")
                .map(after -> ordered.stream()
                        .dropWhile(task -> !task.id().equals(after))
                        .skip(1)
                        .toList())
                .orElse(ordered);
        List<VideoTask> page = rest.stream().limit(limit).toList();
        ArrayNode data = Json.array();
        page.forEach(task -> data.add(video(task, Instant.now(), "")));
        ObjectNode body = Json.object().put("object", "list");
        body.set("data", data);
        body.put("first_id", page.isEmpty() ? null : page.getFirst().id());
        body.put("last_id", page.isEmpty() ? null : page.getLast().id());
        note.outcome("listed");
        return Reply.json(200, body.put("has_more", rest.size() > page.size()));
    }

    Reply delete(Note note, Exchange exchange) {
        Optional<VideoTask> task = find(note, exchange);
        if (task.isEmpty()) {
            return missing(note, exchange);
        }
        String id = task.get().id();
        desk.memory().tasks().remove(id);
        note.outcome("deleted");
        return Reply.json(
                200, Json.object().put("id", id).put("object", "video.deleted").put("deleted", true));
    }

    private Optional<VideoTask> find(Note note, Exchange exchange) {
        String id = exchange.pathPart("id");
        note.task(id);
        return desk.memory().tasks().find(desk.wire(), id);
    }

    private static Reply missing(Note note, Exchange exchange) {
        note.outcome("unknown task");
        String message = "Video with id '%s' not found.".formatted(exchange.pathPart("id"));
        return OpenAiEnvelope.invalid(404, message, null, null);
    }

    private static ObjectNode video(VideoTask task, Instant now, String strangeStatus) {
        VideoTask.Request asked = task.request();
        VideoTask.Phase phase = task.phase(now);
        boolean ended = phase == VideoTask.Phase.SUCCEEDED || phase == VideoTask.Phase.FAILED;
        long endedAt = task.endsAt().getEpochSecond();
        ObjectNode video = Json.object()
                .put("id", task.id())
                .put("object", "video")
                .put("model", asked.model())
                .put("status", strangeStatus.isEmpty() ? status(phase) : strangeStatus)
                .put("progress", task.progress(now))
                .put("created_at", task.submittedAt().getEpochSecond())
                .put("completed_at", ended ? Long.valueOf(endedAt) : null)
                .put("expires_at", ended ? Long.valueOf(endedAt + ASSET_SECONDS) : null)
                .put("prompt", asked.prompt())
                .put("size", asked.width() + "x" + asked.height())
                .put("seconds", String.valueOf(asked.seconds()))
                .putNull("remixed_from_video_id");
        return phase == VideoTask.Phase.FAILED ? video.set("error", error(task)) : video.putNull("error");
    }

    private static String status(VideoTask.Phase phase) {
        return switch (phase) {
            case QUEUED -> "queued";
            case RUNNING -> "in_progress";
            case SUCCEEDED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }

    private static ObjectNode error(VideoTask task) {
        return VideoDesk.failsByModeration(task)
                ? Json.object()
                        .put("code", "moderation_blocked")
                        .put("message", "The video was blocked by our moderation system.")
                : Json.object().put("code", "internal_error").put("message", "The video could not be generated.");
    }
}
