package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.record.VideoTask;
import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes video tasks on, says what a poll of one meets, and sends what a task made. */
public final class VideoDesk {
    private static final int LONGEST_ECHO = 2000;

    private final Desk desk;

    public VideoDesk(Desk desk) {
        this.desk = desk;
    }

    /** A checked request for a video. */
    public record Order(String model, String prompt, Size size, int seconds, Directives directives) {}

    /** What a poll meets before the task is even looked at. */
    public sealed interface Poll {
        record Fails(Fault fault) implements Poll {}

        /** The task's state is told; a status of no documented meaning, when not empty, in place of the true one. */
        record Answers(String strangeStatus) implements Poll {}
    }

    public VideoTask accept(Note note, Order order, String idPrefix) throws IOException {
        desk.take(0, order.directives);
        ServedFile file = desk.make(Media.Kind.MP4, order.size, order.directives);
        Duration takes = order.directives
                .named("task")
                .flatMap(Directive::duration)
                .orElse(Duration.ofMillis(desk.script().settings().taskMillis()));
        String echo = order.prompt.substring(0, Math.min(order.prompt.length(), LONGEST_ECHO));
        VideoTask.Request request = new VideoTask.Request(
                desk.wire(),
                order.model,
                echo,
                Note.hash(order.prompt),
                order.size.width(),
                order.size.height(),
                order.seconds,
                order.directives);
        VideoTask task = desk.memory().tasks().submit(desk.memory().ids().next(idPrefix), request, takes, file);
        note.task(task.id());
        return task;
    }

    public Poll poll(Note note, VideoTask task) {
        note.outcome("polled");
        int before = task.polled();
        for (Directive directive : task.request().directives().all()) {
            boolean acts =
                    directive.times().isEmpty() || before < directive.times().getAsInt();
            if (acts && directive.name().startsWith("poll-")) {
                note.outcome("poll failed");
                return new Poll.Fails(fault(directive.name().substring(5)));
            }
            if (acts && directive.name().equals("unknown-status") && ends(task, directive)) {
                return new Poll.Answers("paused_for_review");
            }
        }
        return new Poll.Answers("");
    }

    /** Without a number the strange status is told while the task runs, so that it ends all the same. */
    private static boolean ends(VideoTask task, Directive directive) {
        return directive.times().isPresent()
                || switch (task.phase(Instant.now())) {
                    case QUEUED, RUNNING -> true;
                    case SUCCEEDED, FAILED, CANCELLED -> false;
                };
    }

    private static Fault fault(String word) {
        return switch (word) {
            case "429" -> new Fault.RateLimited(Optional.of(Duration.ofSeconds(1)));
            case "html" -> new Fault.WebPage(502);
            case String status when status.matches("[45]\\d\\d") -> new Fault.Broken(Integer.parseInt(status));
            default -> new Fault.Broken(500);
        };
    }

    /** Whether a failed task says that its content was not allowed: {@code [[task-fails moderated]]}. */
    public static boolean failsByModeration(VideoTask task) {
        return task.request()
                .directives()
                .named("task-fails")
                .filter(directive -> directive.argument().equals("moderated"))
                .isPresent();
    }

    /** The file's bytes as they are made, or what its delivery says instead. */
    public static Reply download(ServedFile file) {
        return switch (file.delivery()) {
            case GONE -> Reply.text(404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
            case WHOLE -> {
                file.countServed();
                yield streamed(file, file.media()::writeTo);
            }
            case TRUNCATED ->
                streamed(
                        file,
                        out -> file.media()
                                .writeTo(new Breaking(out, file.media().length() / 2)));
        };
    }

    private static Reply streamed(ServedFile file, Reply.Body body) {
        return new Reply.Streamed(
                200, file.media().mediaType(), Map.of(), file.media().length(), body);
    }
}
