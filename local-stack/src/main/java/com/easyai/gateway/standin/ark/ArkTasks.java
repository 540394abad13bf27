package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
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

/** Seedance video tasks: {@code /contents/generations/tasks}. */
final class ArkTasks {
    private static final int LONGEST_JSON = 64_000_000;
    private static final Shape SHAPE = new Shape(
            Map.ofEntries(
                    Map.entry("model", new Rule.Text(200)),
                    Map.entry("content", new Rule.Anything()),
                    Map.entry("resolution", new Rule.OneOf("480p", "720p", "1080p", "4k")),
                    Map.entry("ratio", new Rule.OneOf("21:9", "16:9", "4:3", "1:1", "3:4", "9:16", "adaptive")),
                    Map.entry("duration", new Rule.Whole(-1, 30)),
                    Map.entry("frames", new Rule.Whole(1, 1000)),
                    Map.entry("seed", new Rule.Whole(-1, 4_294_967_295L)),
                    Map.entry("camera_fixed", new Rule.Flag()),
                    Map.entry("watermark", new Rule.Flag()),
                    Map.entry("generate_audio", new Rule.Flag()),
                    Map.entry("return_last_frame", new Rule.Flag()),
                    Map.entry("callback_url", new Rule.Text(2000)),
                    Map.entry("service_tier", new Rule.OneOf("default", "flex")),
                    Map.entry("execution_expires_after", new Rule.Whole(3600, 259_200)),
                    Map.entry("priority", new Rule.Whole(0, 9)),
                    Map.entry("draft", new Rule.Flag()),
                    Map.entry("safety_identifier", new Rule.Text(64)),
                    Map.entry("tools", new Rule.Anything())),
            List.of("model", "content"));

    private final Desk desk;
    private final VideoDesk tasks;
    private final ArkEnvelope envelope;

    ArkTasks(Desk desk, ArkEnvelope envelope) {
        this.desk = desk;
        this.tasks = new VideoDesk(desk);
        this.envelope = envelope;
    }

    Reply submit(Note note, Exchange exchange) throws IOException {
        Optional<ObjectNode> read = exchange.body(LONGEST_JSON).flatMap(Json::readObject);
        if (read.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        ObjectNode body = read.get();
        String model = body.path("model").asString("");
        note.model(model);
        if (body.path("model").isString() && !ArkModels.isVideo(model)) {
            note.outcome("unknown model");
            return envelope.unknownModel(model);
        }
        Optional<Problem> problem = SHAPE.check(body)
                .or(() -> TaskContent.problem(body.path("content")))
                .or(() -> durationProblem(model, body.path("duration").asInt(5)));
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        String prompt = TaskContent.prompt(body.path("content"));
        Directives directives = Directives.in(prompt);
        Optional<Reply> fault = desk.fault(note, prompt, directives);
        return fault.isPresent() ? fault.get() : accepted(note, body, prompt, directives);
    }

    private static Optional<Problem> durationProblem(String model, int seconds) {
        boolean first = model.contains("seedance-1-");
        int least = first ? 2 : 4;
        int most = first ? 12 : model.contains("-2-5") ? 30 : 15;
        return seconds == -1 || (seconds >= least && seconds <= most)
                ? Optional.empty()
                : Rule.badValue("duration", "it must be between %d and %d seconds.".formatted(least, most));
    }

    private Reply accepted(Note note, ObjectNode body, String prompt, Directives directives) throws IOException {
        String ratio = body.path("ratio").asString("16:9");
        String resolution = body.path("resolution").asString("720p");
        int duration = body.path("duration").asInt(5);
        VideoDesk.Order order = new VideoDesk.Order(
                body.path("model").asString(),
                prompt,
                ArkModels.videoSize(resolution, ratio),
                duration == -1 ? 5 : duration,
                directives);
        VideoTask task = tasks.accept(note, order, "cgt-");
        return desk.delivered(note, directives, Reply.json(200, Json.object().put("id", task.id())));
    }

    Reply get(Note note, Exchange exchange) {
        Optional<VideoTask> task = find(note, exchange);
        if (task.isEmpty()) {
            return missing(note, exchange);
        }
        return switch (tasks.poll(note, task.get())) {
            case VideoDesk.Poll.Fails fails -> envelope.fault(fails.fault());
            case VideoDesk.Poll.Answers answers ->
                Reply.json(200, TaskView.of(task.get(), Instant.now(), answers.strangeStatus(), exchange.origin()));
        };
    }

    Reply list(Note note, Exchange exchange) {
        int size = number(exchange, "page_size", 10);
        int page = number(exchange, "page_num", 1);
        Instant now = Instant.now();
        List<VideoTask> all = desk.memory().tasks().ofWire(desk.wire()).stream()
                .filter(task -> exchange.query("filter.model")
                        .filter(model -> !model.equals(task.request().model()))
                        .isEmpty())
                .filter(task -> exchange.query("filter.status")
                        .filter(status -> !status.equals(TaskView.status(task.phase(now))))
                        .isEmpty())
                .toList();
        ArrayNode items = Json.array();
        all.stream()
                .skip((long) (page - 1) * size)
                .limit(size)
                .forEach(task -> items.add(TaskView.of(task, now, "", exchange.origin())));
        note.outcome("listed");
        return Reply.json(200, Json.object().put("total", all.size()).set("items", items));
    }

    private static int number(Exchange exchange, String name, int otherwise) {
        return exchange.query(name)
                .filter(text -> text.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }

    /** A queued task is cancelled, an ended one forgotten; a running one stays. */
    Reply delete(Note note, Exchange exchange) {
        Optional<VideoTask> task = find(note, exchange);
        if (task.isEmpty()) {
            return missing(note, exchange);
        }
        if (task.get().cancel(Instant.now())) {
            note.outcome("cancelled");
            return Reply.json(200, Json.object());
        }
        return switch (task.get().phase(Instant.now())) {
            case QUEUED, RUNNING -> stillRunning(note);
            case SUCCEEDED, FAILED, CANCELLED -> forgotten(note, task.get());
        };
    }

    private Reply stillRunning(Note note) {
        note.outcome("cannot cancel");
        String message = "A running task cannot be deleted.";
        return envelope.error(409, "InvalidAction.RunningTaskDeletion", message, "id", "Conflict");
    }

    private Reply forgotten(Note note, VideoTask task) {
        desk.memory().tasks().remove(task.id());
        note.outcome("deleted");
        return Reply.json(200, Json.object());
    }

    private Optional<VideoTask> find(Note note, Exchange exchange) {
        String id = exchange.pathPart("id");
        note.task(id);
        return desk.memory().tasks().find(desk.wire(), id);
    }

    private Reply missing(Note note, Exchange exchange) {
        note.outcome("unknown task");
        return envelope.unknownTask(exchange.pathPart("id"));
    }
}
