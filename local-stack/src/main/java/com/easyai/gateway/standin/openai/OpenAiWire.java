package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Memory;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.script.Script;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints under {@code /openai/v1}. */
public final class OpenAiWire {
    public static final String NAME = "openai";
    private static final String BASE = "/openai/v1";
    private static final int LONGEST_JSON = 1_000_000;
    private static final Shape NOTHING_MORE = new Shape(Map.of(), List.of());

    private final Desk desk;
    private final OpenAiEnvelope envelope = new OpenAiEnvelope();

    @FunctionalInterface
    private interface Call {
        Reply answer(Note note, Exchange exchange) throws IOException;
    }

    public OpenAiWire(Script script, Memory memory) {
        this.desk = new Desk(NAME, envelope, script, memory);
    }

    public void addTo(Routes routes) {
        Images images = new Images(desk, envelope);
        Edits edits = new Edits(desk, envelope, images);
        Videos videos = new Videos(desk, envelope);
        add(routes, "POST", "/images/generations", (note, exchange) -> generate(images, note, exchange));
        add(routes, "POST", "/images/edits", edits::answer);
        add(routes, "POST", "/videos", videos::submit);
        add(routes, "GET", "/videos", videos::list);
        add(routes, "GET", "/videos/{id}", videos::get);
        add(routes, "GET", "/videos/{id}/content", videos::content);
        add(routes, "DELETE", "/videos/{id}", videos::delete);
        add(routes, "POST", "/chat/completions", new Chat(desk, envelope)::answer);
        add(routes, "POST", "/embeddings", new Embeddings(desk, envelope)::answer);
    }

    private void add(Routes routes, String method, String path, Call call) {
        routes.on(
                method,
                BASE + path,
                exchange -> desk.serve(
                        exchange, desk.script().settings().keys().openai(), note -> call.answer(note, exchange)));
    }

    private Reply generate(Images images, Note note, Exchange exchange) throws IOException {
        Optional<ObjectNode> body = exchange.body(LONGEST_JSON).flatMap(Json::readObject);
        if (body.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        return images.answer(note, body.get(), exchange.origin(), NOTHING_MORE);
    }
}
