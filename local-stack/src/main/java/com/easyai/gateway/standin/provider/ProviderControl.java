package com.easyai.gateway.standin.provider;

import com.easyai.gateway.standin.desk.Memory;
import com.easyai.gateway.standin.desk.VideoDesk;
import com.easyai.gateway.standin.record.RequestRecord;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.record.VideoTask;
import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.standin.script.Script;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Page;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The files by their links, and what a person or a test asks the stand-in itself. */
final class ProviderControl {
    private static final int LONGEST_SETTINGS = 100_000;
    private static final int USUAL_LIMIT = 200;

    private final Script script;
    private final Memory memory;

    ProviderControl(Script script, Memory memory) {
        this.script = script;
        this.memory = memory;
    }

    /**
     * A task as {@code /_stand-in/tasks} lists it; {@code submits} counts all submits of its prompt. The last poll before
     * its end and the first after tell how soon a caller could know.
     */
    private record TaskLine(
            String id,
            String wire,
            String model,
            String phase,
            Instant submittedAt,
            Instant endsAt,
            int polls,
            @Nullable Instant polledBeforeEnd,
            @Nullable Instant polledAfterEnd,
            String prompt,
            String promptHash,
            int submits,
            String file) {}

    private record FileLine(String id, String mediaType, long bytes, String sha256, int timesServed, String url) {}

    void addTo(Routes routes) {
        routes.on("GET", "/files/{id}/{name}", this::file);
        routes.on("GET", "/", exchange -> Page.of("stand-in-provider.html"));
        routes.on("GET", "/_stand-in/settings", exchange -> Reply.json(200, script.settings()));
        routes.on("PUT", "/_stand-in/settings", this::changeSettings);
        routes.on("GET", "/_stand-in/requests", this::requests);
        routes.on("GET", "/_stand-in/tasks", this::tasks);
        routes.on("GET", "/_stand-in/files", this::files);
        routes.on("DELETE", "/_stand-in", exchange -> forget());
    }

    private Reply file(Exchange exchange) {
        Optional<ServedFile> file = memory.files().find(exchange.pathPart("id"));
        return file.map(VideoDesk::download).orElseGet(Reply::notFound);
    }

    private Reply changeSettings(Exchange exchange) throws IOException {
        Optional<ObjectNode> changes = exchange.body(LONGEST_SETTINGS).flatMap(Json::readObject);
        if (changes.isEmpty()) {
            return Reply.json(400, Map.of("message", "Send a JSON object with the settings to change."));
        }
        try {
            script.use(Json.merge(script.settings(), changes.get(), ProviderSettings.class));
        } catch (JacksonException unknown) {
            return Reply.json(400, Map.of("message", "Not settings: " + unknown.getOriginalMessage()));
        }
        return Reply.json(200, script.settings());
    }

    private Reply requests(Exchange exchange) {
        List<RequestRecord> latest = memory.journal().latest();
        ObjectNode body = Json.object().put("total", memory.journal().total());
        body.set("counts", Json.tree(memory.journal().counts()));
        body.set("requests", Json.tree(tail(latest, exchange)));
        return Reply.json(200, body);
    }

    private Reply tasks(Exchange exchange) {
        Instant now = Instant.now();
        List<VideoTask> all = memory.tasks().all();
        List<TaskLine> lines =
                tail(all, exchange).stream().map(task -> line(task, now)).toList();
        return Reply.json(200, Json.object().put("total", all.size()).set("tasks", Json.tree(lines)));
    }

    private TaskLine line(VideoTask task, Instant now) {
        VideoTask.Request asked = task.request();
        return new TaskLine(
                task.id(),
                asked.wire(),
                asked.model(),
                task.phase(now).name().toLowerCase(java.util.Locale.ROOT),
                task.submittedAt(),
                task.endsAt(),
                task.polls(),
                task.polledBeforeEnd(),
                task.polledAfterEnd(),
                asked.prompt(),
                asked.promptHash(),
                memory.tasks().submitsOfHash(asked.promptHash()),
                task.file().id());
    }

    private Reply files(Exchange exchange) {
        List<ServedFile> all = memory.files().all();
        List<FileLine> lines =
                tail(all, exchange).stream().map(ProviderControl::line).toList();
        return Reply.json(200, Json.object().put("total", all.size()).set("files", Json.tree(lines)));
    }

    private static FileLine line(ServedFile file) {
        return new FileLine(
                file.id(),
                file.media().mediaType(),
                file.media().length(),
                file.sha256(),
                file.timesServed(),
                file.pathAndName());
    }

    /** The newest ones; {@code ?limit=} asks for more or fewer than usual. */
    private static <T> List<T> tail(List<T> all, Exchange exchange) {
        int limit = exchange.query("limit")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .orElse(USUAL_LIMIT);
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    private Reply forget() {
        memory.clear();
        script.forget();
        return Reply.empty(204);
    }
}
